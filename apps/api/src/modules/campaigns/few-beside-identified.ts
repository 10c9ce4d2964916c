import type { Label } from '@heartset/model';
import type { LabelSet } from '@heartset/scoring';

/** What is looked at together: one leader's labels, of earlier campaigns and of the one that is to be opened. */
interface Labels {
  earlier: readonly LabelSet[];
  proposed: readonly LabelSet[];
  /** People whose answers earlier reports show as theirs. */
  identifiedBefore: ReadonlySet<string>;
  /** The same, in the report to come. */
  identifiedNow: ReadonlySet<string>;
  k: number;
}

/**
 * Are few people left of a label once everybody is taken out whose answers a report shows under their own name? Somebody who was named
 * in one report and counts among others in the next can be subtracted there: of three, two are left. So can what two labels differ by.
 *
 * Labels of fewer than k people are never shown, and so not looked at. What earlier reports leave over among themselves is not laid to
 * this one.
 *
 * @returns the label, and how many people are left: from 1 to k - 1; null when there is no such label
 */
export function fewBesideIdentified(labels: Labels): { label: Label; left: number } | null {
  const { identifiedBefore, identifiedNow, k } = labels;
  const known = new Set([...identifiedBefore, ...identifiedNow]);
  if (known.size === 0) return null;
  const isShown = ({ personIds }: LabelSet) => personIds.length >= k;
  const earlier = labels.earlier.filter(isShown);
  const without = (people: readonly string[], those: ReadonlySet<string>) => people.filter((one) => !those.has(one));
  const isFew = (left: number, before: number) => left > 0 && left < k && left < before;
  for (const { label, personIds } of labels.proposed.filter(isShown)) {
    const left = without(personIds, known).length;
    if (isFew(left, personIds.length)) return { label, left };
    for (const before of earlier) {
      const difference = [
        ...without(personIds, new Set(before.personIds)),
        ...without(before.personIds, new Set(personIds)),
      ];
      const unknown = without(difference, known).length;
      if (isFew(unknown, difference.length)) return { label, left: unknown };
    }
  }
  for (const { label, personIds } of earlier) {
    const left = without(personIds, known).length;
    if (isFew(left, without(personIds, identifiedBefore).length)) return { label, left };
  }
  return null;
}
