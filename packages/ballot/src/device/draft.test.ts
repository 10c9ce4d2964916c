import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textBytes, toHex } from '../protocol/byte-strings.ts';
import { makeDeviceKey } from './device-key.ts';
import { decryptDraft, draftBytes, encryptDraft, fitsDraft, longestDraft } from './draft.ts';

const key = makeDeviceKey();
const unreadable = { code: 'draft-unreadable' };

describe('an encrypted draft', () => {
  it('always takes 64 KiB, and gives back what was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 2000 }), async (text) => {
        const encrypted = await encryptDraft(key, 'leader', text);
        expect(encrypted).toHaveLength(65_536);
        expect(await decryptDraft(key, 'leader', encrypted)).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  it('takes six comments of 2,000 characters in any script, and refuses what does not fit', async () => {
    const six = JSON.stringify(Array.from({ length: 6 }, () => '漢'.repeat(2000)));
    expect(fitsDraft(six)).toBe(true);
    const longest = 'x'.repeat(longestDraft);
    expect(fitsDraft(longest)).toBe(true);
    expect(await decryptDraft(key, 'leader', await encryptDraft(key, 'leader', longest))).toBe(longest);
    expect(fitsDraft(`${longest}x`)).toBe(false);
    await expect(encryptDraft(key, 'leader', `${longest}x`)).rejects.toMatchObject({ code: 'draft-too-long' });
  });

  it('is other bytes each time, with nothing to read in them', async () => {
    const [one, other] = await Promise.all(
      ['a secret word', 'a secret word'].map((text) => encryptDraft(key, 'leader', text)),
    );
    expect(toHex(one?.subarray(13) ?? new Uint8Array(0))).not.toBe(toHex(other?.subarray(13) ?? new Uint8Array(0)));
    expect(toHex(one ?? new Uint8Array(0))).not.toContain(toHex(textBytes('secret')));
  });

  it("refuses another device's, another leader's, a changed one, another version and another size", async () => {
    const encrypted = await encryptDraft(key, 'leader', 'text');
    await expect(decryptDraft(makeDeviceKey(), 'leader', encrypted)).rejects.toMatchObject(unreadable);
    await expect(decryptDraft(key, 'another', encrypted)).rejects.toMatchObject(unreadable);
    for (const place of [0, 1, 20, draftBytes - 1]) {
      await expect(
        decryptDraft(key, 'leader', encrypted.with(place, (encrypted[place] ?? 0) ^ 1)),
      ).rejects.toMatchObject(unreadable);
    }
    await expect(decryptDraft(key, 'leader', encrypted.subarray(1))).rejects.toMatchObject(unreadable);
  });
});
