import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeSealingKey } from './sealed-answers.ts';
import { placeOpener, placeSealer, sealedPlaceBytes } from './sealed-place.ts';

const place = { leader: 'AAAAAAAAAAAAAAAAAAAAAA', label: 'team-members+peers+senior-leaders' };
const hash = randomBytes(32);

describe('where a ballot belongs', () => {
  it('opens with the secret key, for a hundred ballots and more', async () => {
    const keys = await makeSealingKey();
    const [seal, open] = [placeSealer(), placeOpener(keys)];
    const hashes = Array.from({ length: 130 }, () => randomBytes(32));
    const sealed = hashes.map((one) => seal(keys.publicKey, one, place));
    expect(hashes.map((one, index) => open(one, sealed[index] ?? hash))).toEqual(hashes.map(() => place));
    expect(new Set(sealed.map((one) => one.toString('hex', 0, 32))).size).toBe(3);
  });

  it('has one size, never the same bytes, and nothing to read in it', async () => {
    const { publicKey } = await makeSealingKey();
    const seal = placeSealer();
    const sealed = [place, place, { leader: 'B', label: 'peers' }].map((one) => seal(publicKey, hash, one));
    expect(sealed.map(({ length }) => length)).toEqual([sealedPlaceBytes, sealedPlaceBytes, sealedPlaceBytes]);
    expect(new Set(sealed.map((one) => one.toString('hex', 32))).size).toBe(3);
    for (const one of sealed) for (const word of ['AAAA', 'peers']) expect(one.includes(word)).toBe(false);
  });

  it("does not open with another campaign's key, for another token, changed, or in another size", async () => {
    const keys = await makeSealingKey();
    const sealed = placeSealer()(keys.publicKey, hash, place);
    const open = placeOpener(keys);
    expect(placeOpener(await makeSealingKey())(hash, sealed)).toBeNull();
    expect(open(randomBytes(32), sealed)).toBeNull();
    for (const at of [0, 32, 44, sealedPlaceBytes - 17, sealedPlaceBytes - 1]) {
      expect(open(hash, sealed.with(at, (sealed[at] ?? 0) ^ 1))).toBeNull();
    }
    expect(open(hash, sealed.fill(0, 0, 32))).toBeNull();
    expect(open(hash, sealed.subarray(1))).toBeNull();
    expect(open(hash, new Uint8Array(0))).toBeNull();
  });

  it('refuses keys of another size and places that do not fit', async () => {
    const { publicKey, secretKey } = await makeSealingKey();
    const seal = placeSealer();
    expect(() => seal(publicKey.subarray(1), hash, place)).toThrow('32 bytes');
    expect(() => placeOpener({ publicKey, secretKey: secretKey.subarray(1) })).toThrow('32 bytes');
    expect(() => seal(publicKey, hash, { leader: 'x'.repeat(100), label: 'y'.repeat(27) })).toThrow(RangeError);
  });
});
