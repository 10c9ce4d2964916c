import { COLUMN_NAMES } from './column-names.ts';
import { DIRECTORY_FIELDS, type DirectoryField } from './directory-field.ts';

/** Writes a column's name the way the list of known names is written: small letters and digits, without accents. */
export function plainColumnName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '');
}

/**
 * Guesses what the columns of a file hold, from their names. A field is held by the column whose name stands first in the list of
 * known names; a column holds one field. What is not recognised is left for a person to say.
 *
 * @param names the header of the file, in its order
 * @example recognizeColumns(['EMPLOYEE_ID', 'EMAIL', 'CITY']).columns // { externalId: 0, email: 1, site: 2 }
 */
export function recognizeColumns(names: readonly string[]): {
  columns: Partial<Record<DirectoryField, number>>;
  emailDomain: null;
} {
  const positions = new Map<string, number>();
  for (const [position, name] of names.entries()) {
    const plain = plainColumnName(name);
    if (!positions.has(plain)) positions.set(plain, position);
  }
  const columns: Partial<Record<DirectoryField, number>> = {};
  for (const field of DIRECTORY_FIELDS) {
    const known = COLUMN_NAMES[field].find((name) => positions.has(name));
    const position = known === undefined ? undefined : positions.get(known);
    if (position !== undefined) columns[field] = position;
  }
  // Parts of a name say more than the whole; a column that is both ("Name") is the whole only where the parts are missing.
  if (columns.givenName !== undefined && columns.familyName !== undefined) delete columns.fullName;
  // Without numbers of its own, a file's managers by number would point nowhere.
  if (columns.externalId === undefined) delete columns.managerExternalId;
  return { columns, emailDomain: null };
}
