import type { Label } from '@heartset/model';
import { ScoringInputError } from './scoring-input-error.ts';

/** The people asked under a label of one request. Leave out identified labels. */
export type LabelSet = {
  label: Label;
  personIds: readonly string[];
  /**
   * Of how many people nobody can say whether reports hold them, under this label or any that is connected with it, and not of whom, so
   * that no decision tells it: their invitation was withdrawn while answers came in, no mail has reached them, or it is not certain what
   * they are counted together with. The same number for all labels that are connected. 0 when left out.
   */
  uncertain?: number;
  /** From how many people on its own request shows it; the threshold that it is compared with when left out. */
  shownFrom?: number;
};

/**
 * The people of a label, to be counted.
 *
 * @throws ScoringInputError for a person given twice: counts would be too high, and protect nobody.
 */
export function personsOf({ label, personIds }: LabelSet): Set<string> {
  const persons = new Set(personIds);
  if (persons.size !== personIds.length) throw new ScoringInputError(`people asked as ${label}`, 'one is given twice');
  return persons;
}

/** Its people are all who answer that a report of it can hold: is it ever shown? */
export function isEverShown(set: LabelSet, k: number): boolean {
  return personsOf(set).size >= (set.shownFrom ?? k);
}
