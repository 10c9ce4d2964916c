import type { CareerStage } from '../instrument/instrument.schema.ts';
import type { BadRow } from './bad-row.ts';
import { type DirectoryColumns, type DirectoryField, type DirectoryRow, missingFields } from './directory-field.ts';
import type { DirectoryPerson } from './directory-person.ts';
import { importConsequences } from './import-consequences.ts';
import { type DirectoryIndex, indexDirectory, matchDirectoryRows } from './match-directory-rows.ts';
import { addressKey, type DirectoryEntry, readDirectoryRow } from './read-directory-row.ts';
import { type ManagerTarget, type ResolvedEntry, resolveManagers } from './resolve-managers.ts';

/** What a person will be like. For somebody new, what the file does not say is empty. */
export interface PlannedPerson {
  line: number;
  what: 'added' | 'changed' | 'unchanged';
  /** Null for somebody new. */
  personId: string | null;
  externalId: string | null;
  givenName: string;
  familyName: string;
  email: string;
  title: string | null;
  department: string | null;
  site: string | null;
  careerLevel: CareerStage | null;
  locale: string | null;
  manager: ManagerTarget | null;
  /** Which fields differ from what the directory holds; empty for somebody new or unchanged. */
  changedFields: readonly ChangedField[];
}

/** What can be different about a person. `inDirectory`: was added by hand, and now comes with the file. */
export type ChangedField = (typeof comparedFields)[number] | 'email' | 'manager' | 'inDirectory';

const comparedFields = [
  'externalId',
  'givenName',
  'familyName',
  'title',
  'department',
  'site',
  'careerLevel',
  'locale',
] as const;

/** What an import would do with the rows that can be imported. With bad rows, it is for a person to say whether that is wanted. */
export interface DirectoryPlan {
  missingFields: readonly DirectoryField[];
  /** One for each good row, in the order of the file. */
  people: readonly PlannedPerson[];
  added: number;
  changed: number;
  unchanged: number;
  /** How many of the changed sign in with another address afterwards. */
  addressChanges: number;
  /** In the order of the file. */
  badRows: readonly BadRow[];
  /** What follows from leaving the bad rows out, a sentence each. */
  consequences: readonly string[];
  /** Two plans that would do the same have the same text here; hash it, and a preview can be held against what is applied. */
  fingerprintInput: string;
}

/**
 * Plans how a directory file changes the people of one organisation. Pure: the same input gives the same plan.
 *
 * People are found by number, then by address (without case). People whom the file does not mention are left alone, and so are
 * fields for which it has no column; an empty cell empties its field.
 *
 * @param existing everybody whom the organisation has
 * @param file.width how many columns the header has
 * @example
 * const plan = planDirectoryImport([], { width: 2, rows: [{ line: 2, cells: ['Ada', 'ada@hospital.example'] }] },
 *   { columns: { givenName: 0, email: 1 }, emailDomain: null });
 * plan.added // 1
 */
export function planDirectoryImport(
  existing: readonly DirectoryPerson[],
  file: { width: number; rows: readonly DirectoryRow[] },
  mapping: DirectoryColumns,
): DirectoryPlan {
  const missing = missingFields(mapping);
  if (missing.length > 0) return emptyPlan(missing);

  const directory = indexDirectory(existing);
  const { resolved, badRows } = settleRows(directory, file, mapping);
  const people = resolved.map(planOne);
  const count = (what: PlannedPerson['what']) => people.filter((person) => person.what === what).length;
  return {
    missingFields: [],
    people,
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    addressChanges: people.filter(({ changedFields }) => changedFields.includes('email')).length,
    badRows,
    consequences: importConsequences(resolved, badRows.length, directory),
    fingerprintInput: fingerprintInput(mapping, people, badRows),
  };
}

/**
 * Parts the good rows from the bad ones. A row that is refused keeps its address from others and its person's manager as it was,
 * which can make further rows bad; so it goes round until a round refuses nobody. Nobody who was refused comes back.
 */
function settleRows(
  directory: DirectoryIndex,
  file: { width: number; rows: readonly DirectoryRow[] },
  mapping: DirectoryColumns,
): { resolved: ResolvedEntry[]; badRows: BadRow[] } {
  let remaining: DirectoryEntry[] = [];
  const badRows: BadRow[] = [];
  for (const row of file.rows) {
    const read = readDirectoryRow(row, mapping, file.width);
    if (read.ok) remaining.push(read.entry);
    else badRows.push(read.bad);
  }
  for (;;) {
    const matching = matchDirectoryRows(remaining, directory);
    const managers =
      matching.bad.length > 0
        ? null
        : resolveManagers(matching.matched, directory, leftOutKeys(badRows, file.rows, mapping));
    const refused = managers?.bad ?? matching.bad;
    if (managers && refused.length === 0) {
      badRows.sort((one, other) => one.line - other.line);
      return { resolved: managers.resolved, badRows };
    }
    badRows.push(...refused);
    const lines = new Set(refused.map(({ line }) => line));
    remaining = remaining.filter(({ line }) => !lines.has(line));
  }
}

function emptyPlan(missing: readonly DirectoryField[]): DirectoryPlan {
  return {
    missingFields: missing,
    people: [],
    added: 0,
    changed: 0,
    unchanged: 0,
    addressChanges: 0,
    badRows: [],
    consequences: [],
    fingerprintInput: '',
  };
}

/** Numbers and addresses of bad rows, read straight from their cells: whoever reports to them is not to blame. */
function leftOutKeys(
  bad: readonly BadRow[],
  rows: readonly DirectoryRow[],
  { columns, emailDomain }: DirectoryColumns,
): { numbers: Set<string>; addresses: Set<string> } {
  const numbers = new Set<string>();
  const addresses = new Set<string>();
  const lines = new Set(bad.map((row) => row.line));
  for (const { line, cells } of rows) {
    if (!lines.has(line)) continue;
    const number = columns.externalId === undefined ? '' : (cells[columns.externalId] ?? '').trim();
    const address = columns.email === undefined ? '' : (cells[columns.email] ?? '').trim();
    if (number !== '') numbers.add(number);
    if (address === '') continue;
    addresses.add(addressKey(emailDomain === null || address.includes('@') ? address : `${address}@${emailDomain}`));
  }
  return { numbers, addresses };
}

function planOne(row: ResolvedEntry): PlannedPerson {
  const { entry, person } = row;
  const before = person?.managerId ? { personId: person.managerId } : null;
  const manager = row.manager === 'none' ? null : typeof row.manager === 'string' ? before : row.manager;
  const planned = {
    line: entry.line,
    personId: person?.id ?? null,
    externalId: entry.externalId ?? person?.externalId ?? null,
    givenName: entry.givenName,
    familyName: entry.familyName ?? person?.familyName ?? '',
    // The same address in other letters is the same address.
    email: person && addressKey(person.email) === addressKey(entry.email) ? person.email : entry.email,
    title: said(entry.title, person?.title),
    department: said(entry.department, person?.department),
    site: said(entry.site, person?.site),
    careerLevel: said(entry.careerLevel, person?.careerLevel),
    locale: said(entry.locale, person?.locale),
    manager,
  };
  if (!person) return { ...planned, what: 'added', changedFields: [] };
  const changedFields: ChangedField[] = comparedFields.filter((field) => planned[field] !== person[field]);
  if (planned.email !== person.email) changedFields.push('email');
  if (!sameManager(manager, person.managerId)) changedFields.push('manager');
  if (!person.inDirectory) changedFields.push('inDirectory');
  return { ...planned, what: changedFields.length > 0 ? 'changed' : 'unchanged', changedFields };
}

/** What the file says; where it has no such column, what is known. */
function said<Value>(inFile: Value | null | undefined, before: Value | null | undefined): Value | null {
  return inFile === undefined ? (before ?? null) : inFile;
}

function sameManager(manager: ManagerTarget | null, managerId: string | null): boolean {
  if (manager === null) return managerId === null;
  return 'personId' in manager && manager.personId === managerId;
}

function fingerprintInput(
  mapping: DirectoryColumns,
  people: readonly PlannedPerson[],
  badRows: readonly BadRow[],
): string {
  return JSON.stringify([
    Object.entries(mapping.columns).sort(([one], [other]) => (one < other ? -1 : 1)),
    mapping.emailDomain,
    people.map(({ line, what, personId, manager, changedFields }) => [line, what, personId, manager, changedFields]),
    badRows.map(({ line, reason }) => [line, reason]),
  ]);
}
