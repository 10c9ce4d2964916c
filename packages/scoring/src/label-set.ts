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

function withoutUncertain({ uncertain: _, ...set }: LabelSet): LabelSet {
  return set;
}

/** The people asked in earlier requests and in one to come. */
export type SetsAsked = { earlier: readonly LabelSet[]; proposed: readonly LabelSet[] };

/**
 * What may have been asked in truth, where it is not certain whether some could answer: everybody, everybody but the uncertain, and
 * everybody but one of them. One case alone where nobody is uncertain.
 */
export function possibleSets(asked: SetsAsked): SetsAsked[] {
  const uncertain = [...asked.earlier, ...asked.proposed].flatMap((set) =>
    (set.uncertain ?? []).map((personId) => ({ set, personId })),
  );
  const everybodyBut = (missing: readonly { set: LabelSet; personId: string }[]): SetsAsked => {
    const stay = (set: LabelSet): LabelSet => ({
      ...withoutUncertain(set),
      personIds: set.personIds.filter((id) => !missing.some((one) => one.set === set && one.personId === id)),
    });
    return { earlier: asked.earlier.map(stay), proposed: asked.proposed.map(stay) };
  };
  const oneMissing = uncertain.map((one) => everybodyBut([one]));
  return [everybodyBut([]), ...(uncertain.length > 1 ? [everybodyBut(uncertain)] : []), ...oneMissing];
}

/**
 * The same, wider: all who are uncertain but one may be missing from any set, so that they can be added or taken away at will, and that
 * one is there or not. Holds whatever was the case in truth: three who are uncertain can be missing in eight ways, twelve in 4,096.
 *
 * @returns none where nobody is uncertain
 */
export function widerSets(asked: SetsAsked): (SetsAsked & { mayBeMissing: ReadonlySet<string> })[] {
  const uncertain = [...asked.earlier, ...asked.proposed].flatMap((set) =>
    (set.uncertain ?? []).map((personId) => ({ set, personId })),
  );
  if (uncertain.length === 0) return [];
  const others = (personId: string) => new Set(uncertain.map((one) => one.personId).filter((id) => id !== personId));
  const without = (missing: (typeof uncertain)[number], sets: readonly LabelSet[]) =>
    sets.map((set) =>
      set === missing.set ? { ...set, personIds: set.personIds.filter((id) => id !== missing.personId) } : set,
    );
  return uncertain.flatMap((one) => [
    { ...asked, mayBeMissing: others(one.personId) },
    {
      earlier: without(one, asked.earlier),
      proposed: without(one, asked.proposed),
      mayBeMissing: others(one.personId),
    },
  ]);
}
