import { decryptDraft, encryptDraft, fitsDraft } from '@heartset/ballot/device/draft';
import { BallotError } from '@heartset/ballot/protocol/ballot-error';
import type { DeviceStore } from '../../lib/device-store.ts';
import { type Draft, hasContent, reviveDraft } from '../survey-answering/draft.ts';
import { deviceKeys } from '../survey-sending/device-keys.ts';
import { readKeptBallot } from '../survey-sending/kept-ballot.ts';

/** An assignment, as far as its draft is concerned. */
export interface DraftPlace {
  id: string;
  subjectKey: string;
}

/** What copies need from outside. */
export interface CopyTools {
  store: DeviceStore;
  readDraft(assignmentId: string): Promise<Uint8Array | null>;
  saveDraft(assignmentId: string, encrypted: Uint8Array<ArrayBuffer>): Promise<void>;
  now(): number;
}

/**
 * Saves a copy of a draft on the server, which cannot read it. None is saved once a ballot was asked for: from then on the device says
 * nothing more about these answers but by sending them.
 *
 * @returns whether there was something to save
 * @throws RaterApiError
 */
export async function saveCopy(place: DraftPlace, key: Uint8Array, tools: CopyTools): Promise<boolean> {
  if (await readKeptBallot(tools.store, place.id)) return false;
  const kept = await tools.store.get(deviceKeys(place.id).draft);
  const draft = reviveDraft(kept);
  if (draft === null || !hasContent(draft)) return false;
  const changedAt = changedAtOf(kept) ?? tools.now();
  const text = JSON.stringify({ changedAt, draft });
  // Only a pasted novel does not fit, which cannot be sent either: it stays on this device.
  if (!fitsDraft(text)) return false;
  await tools.saveDraft(place.id, await encryptDraft(key, place.subjectKey, text));
  return true;
}

/** `other-key`: there are copies, and this key opens none of them. */
export type TakenCopies = 'taken' | 'nothing-new' | 'none' | 'other-key';

/**
 * Takes the copies that another device of the same person has saved, where they are newer than what is here.
 *
 * @throws RaterApiError
 */
export async function takeCopies(
  places: readonly DraftPlace[],
  key: Uint8Array,
  tools: CopyTools,
): Promise<TakenCopies> {
  const outcomes = new Set<TakenCopies>();
  for (const place of places) outcomes.add(await takeCopy(place, key, tools));
  return (['taken', 'nothing-new', 'other-key'] as const).find((outcome) => outcomes.has(outcome)) ?? 'none';
}

async function takeCopy(place: DraftPlace, key: Uint8Array, tools: CopyTools): Promise<TakenCopies> {
  const encrypted = await tools.readDraft(place.id);
  if (encrypted === null) return 'none';
  const copy = await openCopy(place, key, encrypted);
  if (copy === null) return 'other-key';
  const here = changedAtOf(await tools.store.get(deviceKeys(place.id).draft));
  if ((here !== null && here >= copy.changedAt) || (await readKeptBallot(tools.store, place.id))) return 'nothing-new';
  await tools.store.put(deviceKeys(place.id).draft, { ...copy.draft, changedAt: copy.changedAt });
  return 'taken';
}

async function openCopy(
  place: DraftPlace,
  key: Uint8Array,
  encrypted: Uint8Array,
): Promise<{ changedAt: number; draft: Draft } | null> {
  try {
    const content: unknown = JSON.parse(await decryptDraft(key, place.subjectKey, encrypted));
    if (typeof content !== 'object' || content === null || !('draft' in content) || !('changedAt' in content))
      return null;
    const draft = reviveDraft(content.draft);
    return draft === null || typeof content.changedAt !== 'number' ? null : { changedAt: content.changedAt, draft };
  } catch (error) {
    if (error instanceof BallotError || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** When a draft was last changed: milliseconds, of the clock of the device where that was. Null for one of an older version. */
function changedAtOf(kept: unknown): number | null {
  if (typeof kept !== 'object' || kept === null || !('changedAt' in kept)) return null;
  return typeof kept.changedAt === 'number' ? kept.changedAt : null;
}
