import { fullNameOf } from './directory-person.ts';
import { type DirectoryIndex, nameOfEntry } from './match-directory-rows.ts';
import type { ResolvedEntry } from './resolve-managers.ts';

const namesMaximum = 5;

/**
 * What follows from importing the good rows without the bad ones: above all, whose manager is missing because the manager's own
 * row is bad. No bad row, no consequence.
 */
export function importConsequences(
  resolved: readonly ResolvedEntry[],
  badRows: number,
  directory: DirectoryIndex,
): string[] {
  if (badRows === 0) return [];
  const sentences = [
    badRows === 1
      ? 'One row is left out. If that person is in the directory already, nothing about them changes.'
      : `${badRows} rows are left out. Whoever of them is in the directory already stays as they are.`,
  ];
  const affected = resolved.filter(({ manager }) => manager === 'left-out');
  const without = affected.filter(({ person }) => !person?.managerId);
  if (without.length > 0) {
    const people = without.map(({ entry }) => nameOfEntry(entry));
    const verb = people.length === 1 ? 'One person has' : `${people.length} people have`;
    sentences.push(`${verb} no manager for now, because the row of their manager is left out: ${listed(people)}.`);
  }
  const keeping = affected.filter(({ person }) => person?.managerId);
  if (keeping.length > 0) {
    const people = keeping.map(({ entry, person }) => {
      const manager = directory.byId.get(person?.managerId ?? '');
      return manager ? `${nameOfEntry(entry)} (${fullNameOf(manager)})` : nameOfEntry(entry);
    });
    const verb = people.length === 1 ? 'One person keeps' : `${people.length} people keep`;
    sentences.push(`${verb} the manager they had, because the row of the new one is left out: ${listed(people)}.`);
  }
  return sentences;
}

/** "Ada, Ben and Cy", and from the sixth on "and 3 more". */
function listed(names: readonly string[]): string {
  if (names.length > namesMaximum) {
    return `${names.slice(0, namesMaximum).join(', ')} and ${names.length - namesMaximum} more`;
  }
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
