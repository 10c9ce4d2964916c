import { type AskedLabel, leadersAskedTooAlike, type OtherLabel } from './asked-too-alike.ts';

export type AdditionDecision = 'allowed' | 'too-few-to-join' | 'raters-too-alike';

/**
 * May somebody be asked about a leader once others have been? Only under a label of which k are certain to have been asked: of fewer, and
 * whoever adds could fill it up with people who say what they are told. And not where the others are asked elsewhere, too: one person
 * more is what subtracting two reports needs. At an opening HR is warned of that, because nothing has come in and others can be chosen.
 *
 * @param input.raterId who is added
 * @param input.label under which
 * @param input.labels whom the campaign asks about this leader, with the one who is added
 * @param input.others whom the leader's other campaigns ask, earlier and later ones
 */
export function decideAddition(input: {
  raterId: string;
  label: AskedLabel['label'];
  k: number;
  labels: readonly AskedLabel[];
  others: readonly OtherLabel[];
}): AdditionDecision {
  const { raterId, k, labels, others } = input;
  const joined = labels.find((one) => one.label === input.label);
  const certain = joined?.personIds.filter((id) => id !== raterId && !joined.uncertain.includes(id)) ?? [];
  if (!joined?.identified && certain.length < k) return 'too-few-to-join';
  // Who is named here is taken out of every label elsewhere and here; who is not, belongs to one label.
  const changes = (one: AskedLabel) => one.identified || joined?.identified || one === joined;
  const staying = labels.filter((one) => !changes(one));
  return leadersAskedTooAlike(labels.filter(changes), k, others, staying).length > 0 ? 'raters-too-alike' : 'allowed';
}
