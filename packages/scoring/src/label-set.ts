import type { Label } from '@heartset/model';
import { ScoringInputError } from './scoring-input-error.ts';

/** The people asked under a label of one request. Leave out identified labels. */
export type LabelSet = { label: Label; personIds: readonly string[] };

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
