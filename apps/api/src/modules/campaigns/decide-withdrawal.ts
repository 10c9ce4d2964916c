import { connectedTo } from '@heartset/scoring';
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
 * @param input.raterId who is to be taken out
 * @param input.neverReached nobody can have had the link: taking them out takes nobody away, and is always allowed. But reports may be too
 *   alike for it already
 * @param input.kind of the campaign, as `k`
 * @param input.labels whom the campaign asks about each leader whom this person was asked about
 * @param input.others whom those leaders' other campaigns ask, earlier and later ones
 */
export function decideWithdrawal(input: {
  raterId: string;
  neverReached: boolean;
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
  if (!input.neverReached && remaining.some((left) => left < leastLeft(k)))
    return { allowed: false, reason: 'too-few-would-remain' };
  const named = input.labels.filter((one) => one.identified);
  const asked = [...named, ...theirs.map((one) => ({ ...one, uncertain: [...new Set([...one.uncertain, raterId])] }))];
  const staying = input.labels.filter((one) => !one.identified && !theirs.includes(one));
  const tooAlike = (those: readonly OtherLabel[]) => leadersAskedTooAlike(asked, k, those, staying);
  if (input.neverReached) return { allowed: true, alike: tooAlike(others) };
  const hrs = others.filter((one) => one.kind === 'organization');
  const ofHr = tooAlike(hrs);
  const requests = connectedTo([...asked, ...staying, ...hrs], others).filter((one) => one.kind === 'leader');
  // Beside HR's by themselves they may be too alike as well; what a request adds to that is not told apart.
  const withRequests = requests.length > 0 ? tooAlike([...hrs, ...requests]) : [];
  const involved = kind === 'leader' ? [...ofHr, ...withRequests] : withRequests;
  return involved.length > 0 ? { allowed: false, reason: 'raters-too-alike' } : { allowed: true, alike: ofHr };
}
