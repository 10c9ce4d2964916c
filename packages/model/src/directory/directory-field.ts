/** What a column of a directory file can mean. */
export const DIRECTORY_FIELDS = [
  'externalId',
  'givenName',
  'familyName',
  'fullName',
  'email',
  'title',
  'department',
  'managerExternalId',
  'managerEmail',
  'site',
  'careerLevel',
  'locale',
] as const;
export type DirectoryField = (typeof DIRECTORY_FIELDS)[number];

/** Which column, by its position in the file, holds which field; and the domain for addresses that have none. */
export interface DirectoryColumns {
  columns: { readonly [Field in DirectoryField]?: number | undefined };
  /** Appended with an '@' to addresses without one, e.g. "hospital.example". */
  emailDomain: string | null;
}

/** A row of the file: the line on which it begins, counted from 1, and its cells as they stand there. */
export interface DirectoryRow {
  line: number;
  cells: readonly string[];
}

/**
 * What a mapping still lacks before rows can be read: an address and a name in any case, and the number column when managers are
 * given by number.
 *
 * @example missingFields({ columns: { email: 0 }, emailDomain: null }) // ['givenName']
 */
export function missingFields({ columns }: DirectoryColumns): DirectoryField[] {
  const missing: DirectoryField[] = [];
  if (columns.email === undefined) missing.push('email');
  if (columns.givenName === undefined && columns.fullName === undefined) missing.push('givenName');
  if (columns.managerExternalId !== undefined && columns.externalId === undefined) missing.push('externalId');
  return missing;
}
