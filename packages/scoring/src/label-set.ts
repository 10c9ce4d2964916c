import type { Label } from '@heartset/model';
import { ScoringInputError } from './scoring-input-error.ts';

/** The people asked under a label of one request. Leave out identified labels. */
export type LabelSet = {
  label: Label;
  personIds: readonly string[];
  /**
   * Those among them of whom nobody can say whether they could answer: their invitation was withdrawn while answers came in, or no mail
   * has reached them. Nobody when left out.
   */
  uncertain?: readonly string[];
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

/** The people asked in earlier requests and in one to come. */
export type SetsAsked = { earlier: readonly LabelSet[]; proposed: readonly LabelSet[] };

/** What may have been asked in truth. */
export type PossibleCase = SetsAsked & {
  /** People who may be missing from any set, so that they can be added or taken away at will. */
  mayBeMissing: ReadonlySet<string>;
};

/** Six uncertain people can be missing in 64 ways, twelve in 4,096. */
const TRIED_IN_FULL = 6;

/**
 * What may have been asked in truth, where it is not certain whether some could answer: each way in which they can be missing. Of more
 * people than can be tried in full: everybody there, all missing, one missing; and wider, whatever was the case in truth, one there or
 * not, and all others added or taken away at will. One case alone where nobody is uncertain.
 */
export function possibleCases(asked: SetsAsked): PossibleCase[] {
  const uncertain = [...asked.earlier, ...asked.proposed].flatMap((set) =>
    (set.uncertain ?? []).map((personId) => ({ set, personId })),
  );
  const without = (missing: typeof uncertain, mayBeMissing: ReadonlySet<string> = new Set()): PossibleCase => {
    const there = (set: LabelSet): LabelSet => ({
      ...set,
      personIds: set.personIds.filter((id) => !missing.some((one) => one.set === set && one.personId === id)),
      uncertain: [],
    });
    return { earlier: asked.earlier.map(there), proposed: asked.proposed.map(there), mayBeMissing };
  };
  if (uncertain.length <= TRIED_IN_FULL) {
    const ways = Array.from({ length: 2 ** uncertain.length }, (_, way) => way);
    return ways.map((way) => without(uncertain.filter((_, place) => Math.floor(way / 2 ** place) % 2 === 1)));
  }
  const wider = uncertain.flatMap((one) => {
    const others = new Set(uncertain.map(({ personId }) => personId).filter((id) => id !== one.personId));
    return [without([], others), without([one], others)];
  });
  return [without([]), without(uncertain), ...uncertain.map((one) => without([one])), ...wider];
}
