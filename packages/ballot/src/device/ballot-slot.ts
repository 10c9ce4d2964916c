import { sameBytes } from '../protocol/byte-strings.ts';
import type { BlindedToken } from '../protocol/poprf.ts';

/**
 * What a device keeps for one leader, and what it does next. Written before each request: whatever is lost on the way, the same request
 * is sent again, and the server answers it the same. It goes back in one case alone: answers that the server refuses as they are were
 * never counted, and may change.
 *
 * - `nothing`: no ballot was asked for.
 * - `asked`: token and blind are kept; the server may or may not have heard.
 * - `issued`: the token is proved; nothing was sent yet, and answers may still change.
 * - `sending`: these very answers go out, however often; they cannot change, because they may have been counted, until the server says
 *   that it never takes them.
 * - `counted`: the end. Token and answers are gone from the device; the receipt stays.
 * - `other-counted`: this token was redeemed with other answers, by a copy of this device's storage. The end.
 * - `elsewhere`: another device or browser asked first. The end on this one.
 */
export type BallotSlot =
  | { state: 'nothing' }
  | { state: 'asked'; kept: BlindedToken }
  | { state: 'issued'; token: Uint8Array; output: Uint8Array }
  | { state: 'sending'; token: Uint8Array; output: Uint8Array; block: Uint8Array }
  | { state: 'counted'; receipt: string }
  | { state: 'other-counted' }
  | { state: 'elsewhere' };

/**
 * What can happen to a slot. A lost reply, a crash and a reload are no events: nothing was written, so the next step is the same again.
 * Nor is "too late": where a campaign asks once more, the same token is still good. The page forgets a slot when its campaign is final.
 *
 * - `drawn`: a token was drawn and blinded. Loses against whatever another tab has written meanwhile.
 * - `proved`: `finalize` returned. `element` is the blinded element that was asked with.
 * - `answered`: the person sent their answers off; `block` from `packAnswers`.
 * - `counted`: the server gave the receipt, and the device worked out the same.
 * - `refused-other-answers`: other answers were counted with this token.
 * - `refused-answers`: the server does not take this `block`: it looks at answers before it counts any, so these never were counted.
 * - `refused-elsewhere`: the server evaluated another element for this assignment.
 */
export type BallotSlotEvent =
  | { type: 'drawn'; kept: BlindedToken }
  | { type: 'proved'; element: Uint8Array; output: Uint8Array }
  | { type: 'answered'; block: Uint8Array }
  | { type: 'counted'; receipt: string }
  | { type: 'refused-other-answers' }
  | { type: 'refused-answers'; block: Uint8Array }
  | { type: 'refused-elsewhere' };

/** What a device does next; `finished` slots ask for nothing. */
export type BallotStep = 'draw' | 'ask' | 'answer' | 'send' | 'finished';

/** The slot of a device that has done nothing yet. */
export const emptySlot: BallotSlot = { state: 'nothing' };

/** What comes next, from what is kept alone: the same after a crash. */
export function nextStep(slot: BallotSlot): BallotStep {
  switch (slot.state) {
    case 'nothing':
      return 'draw';
    case 'asked':
      return 'ask';
    case 'issued':
      return 'answer';
    case 'sending':
      return 'send';
    default:
      return 'finished';
  }
}

/**
 * The slot after an event. To be called with the slot as it is *stored*, in the transaction (or under the lock) that writes the result:
 * then the first of two tabs wins, and the second goes on with what the first has kept.
 *
 * An event that does not fit the state changes nothing: it is late news of another tab.
 */
export function advanceSlot(slot: BallotSlot, event: BallotSlotEvent): BallotSlot {
  switch (event.type) {
    case 'drawn':
      return slot.state === 'nothing' ? { state: 'asked', kept: event.kept } : slot;
    case 'proved':
      return slot.state === 'asked' && sameBytes(slot.kept.blindedElement, event.element)
        ? { state: 'issued', token: slot.kept.token, output: event.output }
        : slot;
    case 'answered':
      return slot.state === 'issued' ? { ...slot, state: 'sending', block: event.block } : slot;
    case 'counted':
      return slot.state === 'sending' ? { state: 'counted', receipt: event.receipt } : slot;
    case 'refused-other-answers':
      return slot.state === 'sending' ? { state: 'other-counted' } : slot;
    case 'refused-answers':
      return slot.state === 'sending' && sameBytes(slot.block, event.block)
        ? { state: 'issued', token: slot.token, output: slot.output }
        : slot;
    case 'refused-elsewhere':
      return slot.state === 'asked' ? { state: 'elsewhere' } : slot;
  }
}
