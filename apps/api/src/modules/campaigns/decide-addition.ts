import { type AskedLabel, type AskedTooAlike, alikeBeside, type OtherLabel } from './asked-too-alike.ts';

export type AdditionDecision =
  | {
      allowed: true;
      /** Leaders about whom two reports would be too alike, all of them from campaigns that HR runs: to be told and recorded. */
      alike: readonly AskedTooAlike[];
    }
  | { allowed: false; reason: 'too-few-to-join' | 'raters-too-alike' };

/**
 * May somebody be asked about a leader once others have been? Under a label of those who are certain to have been asked alone, k of
 * them: fewer, and whoever adds could fill it up with people who say what they are told. And as somebody who is taken out, whoever is
 * added makes two reports that can be subtracted where the others are asked elsewhere, too.
 *
 * @param input.raterId who is added
 * @param input.label under which
 * @param input.labels whom the campaign asks about this leader, with the one who is added
 * @param input.others whom the leader's other campaigns ask, earlier and later ones
 */
export function decideAddition(input: {
  raterId: string;
  label: AskedLabel['label'];
  kind: OtherLabel['kind'];
  k: number;
  labels: readonly AskedLabel[];
  others: readonly OtherLabel[];
}): AdditionDecision {
  const { raterId, k, labels } = input;
  const joined = labels.find((one) => one.label === input.label);
  const certain = joined?.personIds.filter((id) => id !== raterId && !joined.uncertain.includes(id)) ?? [];
  if (!joined?.identified && certain.length < k) return { allowed: false, reason: 'too-few-to-join' };
  // Who is named here is taken out of every label elsewhere and here; who is not, belongs to one label.
  const asked = labels.filter((one) => one.identified || joined?.identified || one === joined);
  const { ofHr, ofRequests } = alikeBeside(asked, input, input.others);
  return ofRequests.length > 0 ? { allowed: false, reason: 'raters-too-alike' } : { allowed: true, alike: ofHr };
}
