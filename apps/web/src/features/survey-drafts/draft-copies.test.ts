import { makeDeviceKey } from '@heartset/ballot/device/device-key';
import { draftBytes } from '@heartset/ballot/protocol/draft-format';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../lib/device-store.ts';
import { changeDraft, type DraftChange, emptyDraft } from '../survey-answering/draft.ts';
import { deviceKeys } from '../survey-sending/device-keys.ts';
import { noteAnswers } from '../survey-sending/kept-ballot.ts';
import { type CopyTools, saveCopy, takeCopies } from './draft-copies.ts';

const today = '2026-03-02';
const places = [
  { id: 'a-1', subjectKey: 'leader-one' },
  { id: 'a-2', subjectKey: 'leader-two' },
] as const;
const [place] = places;
const key = makeDeviceKey();

const draftWith = (...changes: DraftChange[]) =>
  changes.reduce((draft, change) => changeDraft(draft, change, today), emptyDraft(today));
const begun = draftWith({ type: 'comment', promptId: 'open', text: 'More time on the ward.' });

/** Devices of one rater around one server. */
function serverOf() {
  const saved = new Map<string, Uint8Array>();
  const device = (): CopyTools => ({
    store: memoryStore(),
    readDraft: async (assignmentId) => saved.get(assignmentId) ?? null,
    saveDraft: async (assignmentId, encrypted) => void saved.set(assignmentId, encrypted),
    now: () => 1000,
  });
  return { saved, device };
}

async function write(tools: CopyTools, draft: ReturnType<typeof draftWith>, changedAt: number): Promise<void> {
  await tools.store.put(deviceKeys(place.id).draft, { ...draft, changedAt });
}

describe('a draft on several devices', () => {
  it('goes from one to the other, and tells the server nothing, not even how long it is', async () => {
    const { saved, device } = serverOf();
    const [phone, desk] = [device(), device()];
    await write(phone, begun, 5);
    expect(await saveCopy(place, key, phone)).toBe(true);
    expect(saved.get('a-1')?.length).toBe(draftBytes);
    expect(new TextDecoder().decode(saved.get('a-1'))).not.toContain('ward');
    expect(await takeCopies(places, key, desk)).toBe('taken');
    expect(await desk.store.get(deviceKeys(place.id).draft)).toMatchObject(begun);
    expect(await takeCopies(places, key, desk)).toBe('nothing-new');
  });

  it('comes back when it was gone on with elsewhere, and stays where it is newer', async () => {
    const { device } = serverOf();
    const [phone, desk] = [device(), device()];
    await write(phone, begun, 5);
    await saveCopy(place, key, phone);
    await takeCopies(places, key, desk);
    const further = changeDraft(begun, { type: 'rate', itemId: 'coaching', rating: 4 }, today);
    await write(desk, further, 6);
    await saveCopy(place, key, desk);
    expect(await takeCopies(places, key, phone)).toBe('taken');
    expect(await phone.store.get(deviceKeys(place.id).draft)).toMatchObject(further);
    await write(phone, begun, 7);
    expect(await takeCopies(places, key, phone)).toBe('nothing-new');
    expect(await phone.store.get(deviceKeys(place.id).draft)).toMatchObject(begun);
  });

  it('opens with its own key alone, and for its own leader', async () => {
    const { saved, device } = serverOf();
    const [phone, desk] = [device(), device()];
    await write(phone, begun, 5);
    await saveCopy(place, key, phone);
    expect(await takeCopies(places, makeDeviceKey(), desk)).toBe('other-key');
    const stolen = saved.get('a-1');
    saved.clear();
    expect(await takeCopies(places, key, desk)).toBe('none');
    if (stolen) saved.set('a-2', stolen);
    expect(await takeCopies(places, key, desk)).toBe('other-key');
    expect(await desk.store.keys('draft')).toEqual([]);
  });

  it('is neither saved nor taken once its answers were sent off, nor saved while it is empty or longer than a copy may be', async () => {
    const { saved, device } = serverOf();
    const phone = device();
    await write(phone, draftWith({ type: 'turn', page: 3 }), 5);
    expect(await saveCopy(place, key, phone)).toBe(false);
    const novels = ['one', 'two', 'three'].map(
      (promptId): DraftChange => ({ type: 'comment', promptId, text: 'x'.repeat(40_000) }),
    );
    await write(phone, draftWith(...novels), 5);
    expect(await saveCopy(place, key, phone)).toBe(false);
    expect(saved.size).toBe(0);

    await write(phone, begun, 5);
    await saveCopy(place, key, phone);
    const sending = {
      assignmentId: 'a-1',
      leaderName: 'Ada',
      campaignId: 'c',
      subjectKey: 'leader-one',
      label: 'peers',
    };
    const desk = device();
    for (const tools of [phone, desk]) await noteAnswers(tools.store, sending, { ratings: {}, comments: [] }, today);
    expect(await saveCopy(place, key, phone)).toBe(false);
    expect(await takeCopies([place], key, desk)).toBe('nothing-new');
  });
});
