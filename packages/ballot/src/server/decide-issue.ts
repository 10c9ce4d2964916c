import { sameBytes } from '../protocol/byte-strings.ts';

/** What the server knows about an assignment when somebody signed in asks for a ballot. Read under the assignment's lock. */
export type AssignmentState = {
  /** Where the campaign stands: `grace` is after the deadline, while answers to issued ballots are still taken. */
  phase: BallotPhase;
  /** Was the rater taken off the list? Mails and issuing stop; what was issued can still be redeemed. */
  removed: boolean;
  /** SHA-256 of the blinded element that was evaluated for this assignment, or null. */
  issuedElement: Uint8Array | null;
};

export type BallotPhase = 'collecting' | 'grace' | 'closed';

/**
 * - `first`: evaluate, and store the element's hash and the bit `issued` in the same transaction.
 * - `same`: evaluate again; nothing is written. So a reply that was lost costs nothing.
 * - `other`: refuse ("continue where you began"). There is no second ballot, for whatever reason.
 * - `not-collecting`: refuse; too late for a first one.
 */
export type IssueDecision = 'first' | 'same' | 'other' | 'not-collecting';

/**
 * May this blinded element be evaluated? During the grace the same element still is: its ballot was counted as issued before the
 * deadline, and only the reply was lost.
 *
 * @param element SHA-256 of the blinded element that was sent now
 */
export function decideIssue(state: AssignmentState, element: Uint8Array): IssueDecision {
  if (state.phase === 'closed' || state.removed) return 'not-collecting';
  if (state.issuedElement !== null) return sameBytes(state.issuedElement, element) ? 'same' : 'other';
  return state.phase === 'collecting' ? 'first' : 'not-collecting';
}
