import { type BadRow, badRow } from './bad-row.ts';
import { type DirectoryPerson, fullNameOf } from './directory-person.ts';
import { addressKey, type DirectoryEntry } from './read-directory-row.ts';

/** A row and the person whom it is about: null for somebody new. */
export interface MatchedEntry {
  entry: DirectoryEntry;
  person: DirectoryPerson | null;
}

/** People by number and by address: one organisation's, so that both are unique. */
export interface DirectoryIndex {
  people: readonly DirectoryPerson[];
  byId: ReadonlyMap<string, DirectoryPerson>;
  byNumber: ReadonlyMap<string, DirectoryPerson>;
  byAddress: ReadonlyMap<string, DirectoryPerson>;
}

export function indexDirectory(people: readonly DirectoryPerson[]): DirectoryIndex {
  const byNumber = new Map<string, DirectoryPerson>();
  for (const person of people) if (person.externalId !== null) byNumber.set(person.externalId, person);
  return {
    people,
    byId: new Map(people.map((person) => [person.id, person])),
    byNumber,
    byAddress: new Map(people.map((person) => [addressKey(person.email), person])),
  };
}

/**
 * Finds the person of each row: by number first, then by address. A row that would take an address from somebody who keeps it is
 * bad; of several rows with one number or one address the first counts.
 */
export function matchDirectoryRows(
  entries: readonly DirectoryEntry[],
  directory: DirectoryIndex,
): { matched: MatchedEntry[]; bad: BadRow[] } {
  const givenUp = addressesGivenUp(entries, directory);
  const matched = new Map<number, MatchedEntry>();
  const bad: BadRow[] = [];
  const lineOfNumber = new Map<string, number>();
  const lineOfAddress = new Map<string, number>();
  for (const entry of entries) {
    const found = numberTwice(entry, lineOfNumber) ?? personOf(entry, directory, givenUp);
    const problem = 'line' in found ? found : addressTwice(entry, lineOfAddress);
    // A number is taken by its first row even when that row is bad: which of the two was meant is not ours to guess.
    if (entry.externalId !== undefined && !lineOfNumber.has(entry.externalId)) {
      lineOfNumber.set(entry.externalId, entry.line);
    }
    if (problem) bad.push(problem);
    if (problem || 'line' in found) continue;
    lineOfAddress.set(addressKey(entry.email), entry.line);
    matched.set(entry.line, { entry, person: found.person });
  }
  refuseTakersOfKeptAddresses(matched, bad, directory, givenUp, lineOfAddress);
  return { matched: [...matched.values()], bad };
}

/** How a row is named in what people read. */
export function nameOfEntry(entry: DirectoryEntry): string {
  return fullNameOf({ givenName: entry.givenName, familyName: entry.familyName ?? '' });
}

/** Addresses that their owners leave in this very file, with the line that says so: somebody else may have them then. */
function addressesGivenUp(entries: readonly DirectoryEntry[], directory: DirectoryIndex): Map<string, number> {
  const givenUp = new Map<string, number>();
  const seen = new Set<string>();
  for (const { externalId, email, line } of entries) {
    const owner = externalId === undefined ? undefined : directory.byNumber.get(externalId);
    // Of two rows about one person the first counts, here as everywhere.
    if (!owner || seen.has(owner.id)) continue;
    seen.add(owner.id);
    if (addressKey(owner.email) !== addressKey(email)) givenUp.set(addressKey(owner.email), line);
  }
  return givenUp;
}

function personOf(
  entry: DirectoryEntry,
  directory: DirectoryIndex,
  givenUp: ReadonlyMap<string, number>,
): { person: DirectoryPerson | null } | BadRow {
  const key = addressKey(entry.email);
  const byNumber = entry.externalId === undefined ? undefined : directory.byNumber.get(entry.externalId);
  const byAddress = givenUp.has(key) ? undefined : directory.byAddress.get(key);
  if (byAddress === undefined || byAddress === byNumber) return { person: byNumber ?? null };
  // Whoever has an address gets its mails: a number that does not fit must not hand it on silently.
  const numbersFit = entry.externalId === undefined || byAddress.externalId === null;
  if (byNumber === undefined && numbersFit) return { person: byAddress };
  return addressTaken(entry, byAddress);
}

/** Somebody whose row is bad after all keeps the address, so that whoever was to take it cannot, and so on. */
function refuseTakersOfKeptAddresses(
  matched: Map<number, MatchedEntry>,
  bad: BadRow[],
  directory: DirectoryIndex,
  givenUp: ReadonlyMap<string, number>,
  lineOfAddress: ReadonlyMap<string, number>,
): void {
  const addressOfLine = new Map([...givenUp].map(([address, line]) => [line, address]));
  // The list grows while it is walked: each taker who is refused keeps an address too.
  for (const { line } of bad) {
    const kept = addressOfLine.get(line);
    const owner = kept === undefined ? undefined : directory.byAddress.get(kept);
    const taker = kept === undefined ? undefined : matched.get(lineOfAddress.get(kept) ?? -1);
    if (!owner || !taker || taker.person === owner) continue;
    matched.delete(taker.entry.line);
    bad.push(addressTaken(taker.entry, owner));
  }
}

function addressTaken(entry: DirectoryEntry, owner: DirectoryPerson): BadRow {
  const number = owner.externalId === null ? '' : ` (number ${owner.externalId})`;
  return badRow(
    entry.line,
    nameOfEntry(entry),
    'address-belongs-to-another',
    entry.email,
    `This address belongs to ${fullNameOf(owner)}${number}, who is in the directory already.`,
  );
}

function numberTwice(entry: DirectoryEntry, lineOfNumber: ReadonlyMap<string, number>): BadRow | null {
  const { externalId, line } = entry;
  const same = externalId === undefined ? undefined : lineOfNumber.get(externalId);
  if (same === undefined || externalId === undefined) return null;
  return badRow(
    line,
    nameOfEntry(entry),
    'number-twice-in-file',
    externalId,
    `The number stands in line ${same} already.`,
  );
}

function addressTwice(entry: DirectoryEntry, lineOfAddress: ReadonlyMap<string, number>): BadRow | null {
  const { email, line } = entry;
  const same = lineOfAddress.get(addressKey(email));
  if (same === undefined) return null;
  return badRow(
    line,
    nameOfEntry(entry),
    'address-twice-in-file',
    email,
    `The address stands in line ${same} already.`,
  );
}
