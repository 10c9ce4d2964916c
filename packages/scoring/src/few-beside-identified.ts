import type { Label } from '@heartset/model';
import { isEverShown, type LabelSet, personsOf, possibleSets } from './label-set.ts';
import { requireGroupSize } from './require-group-size.ts';

/**
 * Are few people left of a label once everybody is taken out whose answers a report shows under their own name? Somebody who was named
 * in one report and counts among others in the next can be subtracted there: of three, two are left. So can what two labels differ by.
 *
 * Beside `mayInvite`, which looks at the labels alone. Labels with fewer than k people are never shown, and so not looked at. What
 * earlier reports leave over among themselves is not laid to this one. Where it is not certain whether some could answer, each case is
 * looked at.
 *
 * @param input.earlier the label sets of the leader's requests of the last twelve months
 * @param input.identifiedBefore people whose answers earlier reports show as theirs
 * @param input.identifiedNow the same, in the report to come
 * @returns the label, and how many people are left: from 1 to k - 1; null when there is no such label
 * @throws ScoringInputError for a person given twice under a label, or k below 3.
 * @example
 * // Ada answered as an identified senior leader last year, and is one of three peers now.
 * fewBesideIdentified({
 *   earlier: [],
 *   proposed: [{ label: 'peers', personIds: ['ada', 'ben', 'cy'] }],
 *   identifiedBefore: new Set(['ada']),
 *   identifiedNow: new Set(),
 *   k: 3,
 * }); // { label: 'peers', left: 2 }
 */
export function fewBesideIdentified(input: Reports): { label: Label; left: number } | null {
  const k = requireGroupSize(input.k);
  for (const { earlier, proposed } of possibleSets({ earlier: input.earlier, proposed: input.proposed })) {
    const few = fewOfThese({ ...input, earlier, proposed, k });
    if (few) return few;
  }
  return null;
}

interface Reports {
  earlier: readonly LabelSet[];
  proposed: readonly LabelSet[];
  identifiedBefore: ReadonlySet<string>;
  identifiedNow: ReadonlySet<string>;
  k: number;
}

function fewOfThese({ k, ...input }: Reports): { label: Label; left: number } | null {
  const shown = (sets: readonly LabelSet[]) =>
    sets.filter((set) => isEverShown(set, k)).map((set) => ({ label: set.label, persons: personsOf(set) }));
  const earlier = shown(input.earlier);
  const proposed = shown(input.proposed);
  const { identifiedBefore } = input;
  const known = new Set([...identifiedBefore, ...input.identifiedNow]);
  const isFew = (left: number, before: number) => left > 0 && left < k && left < before;
  for (const { label, persons } of proposed) {
    const left = without(persons, known).length;
    if (isFew(left, persons.size)) return { label, left };
    for (const before of earlier) {
      const difference = [...without(persons, before.persons), ...without(before.persons, persons)];
      const unknown = without(difference, known).length;
      if (isFew(unknown, difference.length)) return { label, left: unknown };
    }
  }
  for (const { label, persons } of earlier) {
    const left = without(persons, known).length;
    if (isFew(left, without(persons, identifiedBefore).length)) return { label, left };
  }
  return null;
}

function without(people: Iterable<string>, those: ReadonlySet<string>): string[] {
  return [...people].filter((person) => !those.has(person));
}
