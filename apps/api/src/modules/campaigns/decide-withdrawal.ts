import { type AskedLabel, type AskedTooAlike, leadersAskedTooAlike, type OtherLabel } from './asked-too-alike.ts';

export type WithdrawalDecision =
  | {
      allowed: true;
      /** Leaders about whom two reports would be too alike, all of them from campaigns that HR runs: to be told and recorded. */
      alike: readonly AskedTooAlike[];
    }
  | { allowed: false; reason: 'too-few-would-remain' | 'raters-too-alike' };

/**
 * How many people must stay under a label from which somebody is taken out: two more than a report needs. With exactly k left, a label
 * that is shown would say that each of them has answered.
 *
 * @param k the campaign's threshold
 */
export function leastLeft(k: number): number {
  return k + 2;
}

/**
 * May somebody be taken out while answers come in? Decided by who is asked alone, never by who has answered: an answer that was given
 * stays, so that what is reported afterwards holds this person or does not, and nobody knows which.
 *
 * @param input.raterId who is to be taken out, and may have had the mail
 * @param input.kind of the campaign, as `k`
 * @param input.labels whom the campaign asks about each leader whom this person was asked about
 * @param input.others whom those leaders' other campaigns ask, earlier and later ones
 */
export function decideWithdrawal(input: {
  raterId: string;
  kind: OtherLabel['kind'];
  k: number;
  labels: readonly AskedLabel[];
  others: readonly OtherLabel[];
}): WithdrawalDecision {
  const { raterId, kind, k, others } = input;
  const theirs = input.labels.filter((one) => !one.identified && one.personIds.includes(raterId));
  const remaining = theirs.map(
    ({ personIds, uncertain }) => personIds.filter((id) => id !== raterId && !uncertain.includes(id)).length,
  );
  if (remaining.some((left) => left < leastLeft(k))) return { allowed: false, reason: 'too-few-would-remain' };
  const named = input.labels.filter((one) => one.identified);
  const asked = [...named, ...theirs.map((one) => ({ ...one, uncertain: [...new Set([...one.uncertain, raterId])] }))];
  const staying = input.labels.filter((one) => !one.identified && !theirs.includes(one));
  const tooAlike = (those: readonly OtherLabel[]) => leadersAskedTooAlike(asked, k, those, staying);
  const ofHr = tooAlike(others.filter((one) => one.kind === 'organization'));
  const ofRequests = tooAlike(others.filter((one) => one.kind === 'leader'));
  // Beside all of them together, though not beside HR's by themselves: then requests have a part in it.
  const ofBoth = tooAlike(others).filter(({ leaderId }) => !ofHr.some((one) => one.leaderId === leaderId));
  const involved = kind === 'leader' ? [...ofHr, ...ofRequests, ...ofBoth] : [...ofRequests, ...ofBoth];
  return involved.length > 0 ? { allowed: false, reason: 'raters-too-alike' } : { allowed: true, alike: ofHr };
}
