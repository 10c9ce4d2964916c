import { type BadRow, badRow } from './bad-row.ts';
import { type DirectoryPerson, fullNameOf } from './directory-person.ts';
import { findLoops } from './find-loops.ts';
import { type DirectoryIndex, type MatchedEntry, nameOfEntry } from './match-directory-rows.ts';
import { addressKey, type ManagerReference } from './read-directory-row.ts';

/** A manager who is in the directory, or who comes with a line of the file. */
export type ManagerTarget = { personId: string } | { line: number };

/** `keep`: nothing is said about the manager. `left-out`: the manager's own row is bad, so that the one before stays. */
export type ManagerOutcome = ManagerTarget | 'none' | 'keep' | 'left-out';

export interface ResolvedEntry extends MatchedEntry {
  manager: ManagerOutcome;
}

/** What bad rows say about themselves: their numbers and addresses are known, though their people are not imported. */
export interface LeftOutKeys {
  numbers: ReadonlySet<string>;
  addresses: ReadonlySet<string>;
}

type Resolution = { outcome: ManagerOutcome } | { bad: BadRow };

/**
 * Finds everybody's manager, in the file or in the directory, and refuses rows whose manager is unknown, is the person, or stands
 * in a loop of managers. Refusing a row changes who is left: do it again until nothing is refused.
 */
export function resolveManagers(
  matched: readonly MatchedEntry[],
  directory: DirectoryIndex,
  leftOut: LeftOutKeys,
): { resolved: ResolvedEntry[]; bad: BadRow[] } {
  const lookUp = managerLookUp(matched, directory, leftOut);
  const resolved: ResolvedEntry[] = [];
  const bad: BadRow[] = [];
  for (const candidate of matched) {
    const resolution = resolveOne(candidate, lookUp);
    if ('bad' in resolution) bad.push(resolution.bad);
    else resolved.push({ ...candidate, manager: resolution.outcome });
  }
  return { resolved, bad: bad.length > 0 ? bad : loopedRows(resolved, directory) };
}

type LookUp = (reference: ManagerReference) => ManagerTarget | 'left-out' | 'unknown';

function managerLookUp(remaining: readonly MatchedEntry[], directory: DirectoryIndex, leftOut: LeftOutKeys): LookUp {
  const byNumber = new Map<string, ManagerTarget>();
  const byAddress = new Map<string, ManagerTarget>();
  for (const { entry, person } of remaining) {
    const target = person ? { personId: person.id } : { line: entry.line };
    if (entry.externalId !== undefined) byNumber.set(entry.externalId, target);
    byAddress.set(addressKey(entry.email), target);
  }
  return ({ by, value }) => {
    const inFile = by === 'number' ? byNumber.get(value) : byAddress.get(value);
    if (inFile) return inFile;
    const known = by === 'number' ? directory.byNumber.get(value) : directory.byAddress.get(value);
    if (known) return { personId: known.id };
    return (by === 'number' ? leftOut.numbers : leftOut.addresses).has(value) ? 'left-out' : 'unknown';
  };
}

function resolveOne({ entry, person }: MatchedEntry, lookUp: LookUp): Resolution {
  if (entry.manager === undefined) return { outcome: 'keep' };
  if (entry.manager === null) return { outcome: 'none' };
  const { value } = entry.manager;
  const target = lookUp(entry.manager);
  if (target === 'left-out') return { outcome: 'left-out' };
  if (target === 'unknown') {
    const message = 'This manager is neither in the file nor in the directory.';
    return { bad: badRow(entry.line, nameOfEntry(entry), 'manager-unknown', value, message) };
  }
  const self = 'line' in target ? target.line === entry.line : target.personId === person?.id;
  if (!self) return { outcome: target };
  const message = 'This person is given as their own manager. Leave the manager empty for whoever is at the top.';
  return { bad: badRow(entry.line, nameOfEntry(entry), 'manager-is-self', value, message) };
}

/** The rows of the file that close a loop of managers, together with people whom the file does not mention. */
function loopedRows(resolved: readonly ResolvedEntry[], directory: DirectoryIndex): BadRow[] {
  const nodes = new Map<string, { target: string | null; name: string; row: ResolvedEntry | null }>();
  for (const person of directory.people) {
    nodes.set(person.id, { target: person.managerId, name: fullNameOf(person), row: null });
  }
  for (const row of resolved) {
    const name = nameOfEntry(row.entry);
    nodes.set(nodeOf(row), { target: targetNode(row.manager, row.person), name, row });
  }
  const loops = findLoops(nodes.keys(), (node) => nodes.get(node)?.target ?? null);
  return loops.flatMap((loop) => {
    const names = loop.map((node) => nodes.get(node)?.name ?? '');
    return loop.flatMap((node, index) => {
      const row = nodes.get(node)?.row;
      if (!row?.entry.manager || typeof row.manager === 'string') return [];
      const message = loopMessage(names, index);
      return [badRow(row.entry.line, nameOfEntry(row.entry), 'manager-loop', row.entry.manager.value, message)];
    });
  });
}

function nodeOf({ person, entry }: MatchedEntry): string {
  return person ? person.id : `line ${entry.line}`;
}

function targetNode(manager: ManagerOutcome, person: DirectoryPerson | null): string | null {
  if (manager === 'none') return null;
  if (manager === 'keep' || manager === 'left-out') return person?.managerId ?? null;
  return 'personId' in manager ? manager.personId : `line ${manager.line}`;
}

/**
 * Takes only the few names that it shows: a loop may go round thousands of people, each of whom gets a message.
 *
 * @param names of the whole loop
 * @param start where in it the row's own name stands
 */
function loopMessage(names: readonly string[], start: number): string {
  const length = names.length > 5 ? 4 : names.length;
  const shown = Array.from({ length }, (_, step) => names[(start + step) % names.length] ?? '');
  if (names.length > length) shown.push(`${names.length - length} more`);
  return `The managers go round in a circle: ${[...shown, names[start] ?? ''].join(' → ')}.`;
}
