import { advanceSlot, type BallotSlot, type BallotSlotEvent, emptySlot } from '@heartset/ballot/device/ballot-slot';
import type { AnswerSheetOnWire } from '@heartset/model/api/answers';
import type { DeviceStore } from '../../lib/device-store.ts';
import type { BallotAbout } from './ballot-messages.ts';
import { deviceKeys, keptAssignments } from './device-keys.ts';

/** What is sent, and about whom: the name is for the device's own messages and is not sent. */
export interface Sending extends BallotAbout {
  assignmentId: string;
  leaderName: string;
}

/** What a device keeps of one assignment from the moment when somebody first sends their answers off. */
export interface KeptBallot {
  about: BallotAbout;
  leaderName: string;
  /** As they were last sent off; frozen in the slot once they have left the device. Null when the server refused them, and at the end. */
  answers: AnswerSheetOnWire | null;
  /** What the token is bound to, from the manifest that was checked. */
  info: Uint8Array | null;
  slot: BallotSlot;
  /** The day on which they were last sent off, YYYY-MM-DD. */
  savedOn: string;
}

/** A campaign lasts weeks, and a further round begins within sixty days: what is older has nobody waiting for it. */
const keptDays = 180;

export async function readKeptBallot(store: DeviceStore, assignmentId: string): Promise<KeptBallot | null> {
  const kept = await store.get(deviceKeys(assignmentId).ballot);
  // Only this module writes there, with this shape.
  return kept === undefined ? null : (kept as KeptBallot);
}

/** Notes what is to be sent, before anything else happens. What has left the device already stays as it is. */
export async function noteAnswers(
  store: DeviceStore,
  sending: Sending,
  answers: AnswerSheetOnWire,
  savedOn: string,
): Promise<void> {
  const { assignmentId, leaderName, campaignId, subjectKey, label } = sending;
  await store.update(deviceKeys(assignmentId).ballot, (kept) => {
    const before = kept as KeptBallot | undefined;
    if (before === undefined) {
      return { about: { campaignId, subjectKey, label }, leaderName, answers, info: null, slot: emptySlot, savedOn };
    }
    return mayChange(before.slot) ? { ...before, answers, savedOn } : before;
  });
}

/**
 * Writes what has happened, in the transaction that reads what stands there: of two tabs the first one wins, and the
 * second goes on with what the first has kept.
 *
 * @param changes what goes with it, if the event changes anything
 */
export async function advanceKept(
  store: DeviceStore,
  assignmentId: string,
  event: BallotSlotEvent,
  changes: Partial<Pick<KeptBallot, 'answers' | 'info'>> = {},
): Promise<void> {
  await store.update(deviceKeys(assignmentId).ballot, (kept) => {
    const before = kept as KeptBallot | undefined;
    if (before === undefined) return undefined;
    const slot = advanceSlot(before.slot, event);
    return slot === before.slot ? before : { ...before, ...changes, slot };
  });
}

/**
 * Deletes what was written and has not left the device, and the receipt of what has arrived. A ballot that is not used stays, because there
 * is no other; answers that may have arrived stay until that is known.
 */
export async function forgetAnswers(store: DeviceStore, assignmentId: string): Promise<void> {
  const state = (await readKeptBallot(store, assignmentId))?.slot.state;
  if (state === 'counted' || state === 'other-counted' || state === 'elsewhere') {
    await store.remove([deviceKeys(assignmentId).ballot]);
    return;
  }
  await store.update(deviceKeys(assignmentId).ballot, (kept) => {
    const before = kept as KeptBallot | undefined;
    return before?.answers && mayChange(before.slot) ? { ...before, answers: null } : before;
  });
}

/** Deletes answers that were sent off long ago and never arrived. Receipts stay. */
export async function throwAwayOldAnswers(store: DeviceStore, today: string): Promise<void> {
  for (const assignmentId of await keptAssignments(store)) {
    const kept = await readKeptBallot(store, assignmentId);
    if (kept?.answers && Date.parse(today) - Date.parse(kept.savedOn) > keptDays * 86_400_000) {
      await store.remove([deviceKeys(assignmentId).ballot]);
    }
  }
}

/** Nothing has left this device that could have been counted. */
export function mayChange(slot: BallotSlot): boolean {
  return slot.state === 'nothing' || slot.state === 'asked' || slot.state === 'issued';
}
