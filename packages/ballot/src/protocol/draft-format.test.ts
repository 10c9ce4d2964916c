import { expect, it } from 'vitest';
import { encryptDraft } from '../device/draft.ts';
import { draftBytes, draftVersion } from './draft-format.ts';

it('is what the device makes, be the draft empty or long', async () => {
  for (const text of ['', 'x'.repeat(60_000)]) {
    const draft = await encryptDraft(new Uint8Array(32).fill(7), 'leader', text);
    expect([draft.length, draft[0]]).toEqual([draftBytes, draftVersion]);
  }
});
