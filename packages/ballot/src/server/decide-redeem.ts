import { sameBytes } from '../protocol/byte-strings.ts';
import type { BallotPhase } from './decide-issue.ts';

/** What the server knows when a token comes in, without a sign-in. Read under the lock of the campaign's numbers. */
export type RedeemState = {
  phase: BallotPhase;
  /** Did this campaign's key issue the token for this info? False also when the key is gone. */
  verified: boolean;
  /** The digest of the answers that this token was redeemed with, or null. */
  spentDigest: Uint8Array | null;
  issued: number;
  redeemed: number;
};

/**
 * - `first`: store spent token and sealed ballot, count one more, answer with the receipt: in one transaction.
 * - `same`: the receipt again; nothing is written.
 * - `other`: refuse; the first answers stay.
 * - `unknown`: refuse; not a token of this campaign, leader and label.
 * - `closed`: refuse, kindly; too late.
 * - `more-than-issued`: refuse, and tell the operator: a valid token that nobody was given means that the issuing key leaked.
 */
export type RedeemDecision = 'first' | 'same' | 'other' | 'unknown' | 'closed' | 'more-than-issued';

/**
 * What to do with a token and its answers. Who was counted is told so even after the close, as long as the server can still know: a
 * reply may have been lost in the last minute.
 *
 * @param digest from `answersDigest`
 */
export function decideRedeem(state: RedeemState, digest: Uint8Array): RedeemDecision {
  if (!state.verified) return state.phase === 'closed' ? 'closed' : 'unknown';
  if (state.spentDigest !== null) return sameBytes(state.spentDigest, digest) ? 'same' : 'other';
  if (state.phase === 'closed') return 'closed';
  return state.redeemed < state.issued ? 'first' : 'more-than-issued';
}
