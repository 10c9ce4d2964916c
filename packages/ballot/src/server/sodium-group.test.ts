import { CryptoNoble } from '@cloudflare/voprf-ts/crypto-noble';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toHex } from '../protocol/byte-strings.ts';
import { sodiumGroup, sodiumProvider, sodiumReady } from './sodium-group.ts';

const noble = CryptoNoble.Group.get('ristretto255');
const message = fc.uint8Array({ maxLength: 40 });
const tag = Uint8Array.of(1, 2, 3);
const hex = (one: { serialize: () => Uint8Array }) => toHex(one.serialize());

beforeAll(() => sodiumReady);

describe('ristretto255 by libsodium', () => {
  it('computes what noble computes', async () => {
    await fc.assert(
      fc.asyncProperty(message, message, async (one, other) => {
        const results = [];
        for (const group of [sodiumGroup, noble]) {
          const [a, b] = [await group.hashToScalar(one, tag), await group.hashToScalar(other, tag)];
          const [p, q] = [await group.hashToGroup(one, tag), await group.hashToGroup(other, tag)];
          results.push([
            ...[a, b, p, q, a.add(b), a.sub(b), a.mul(b), a.inv(), p.add(q), p.neg(), p.mul(b), p.mul2(a, q, b)].map(
              hex,
            ),
            ...[group.mulGen(a), group.generator().mul(a), group.generator(), p.add(p.neg()), group.identity()].map(
              hex,
            ),
            ...[a.isEqual(b), p.isEqual(q), p.add(p.neg()).isIdentity(), a.sub(a).isZero(), p.isIdentity(), a.isZero()],
          ]);
        }
        expect(results[0]).toEqual(results[1]);
      }),
      { numRuns: 20 },
    );
  });

  it('multiplies by nothing where noble refuses to', () => {
    const nothing = sodiumGroup.newScalar();
    expect(sodiumGroup.generator().mul(nothing).isIdentity()).toBe(true);
    expect(sodiumGroup.mulGen(nothing).isIdentity()).toBe(true);
    expect(
      sodiumGroup
        .newElt()
        .mul(sodiumGroup.desScalar(Uint8Array.of(5, ...new Uint8Array(31))))
        .isIdentity(),
    ).toBe(true);
  });

  it('draws other scalars each time, below the order', async () => {
    const drawn = await Promise.all(Array.from({ length: 20 }, () => sodiumGroup.randomScalar()));
    expect(new Set(drawn.map(hex)).size).toBe(20);
    for (const scalar of drawn) expect(hex(noble.desScalar(scalar.serialize()))).toBe(hex(scalar));
  });

  it('knows this group and this hash alone', async () => {
    expect(() => sodiumProvider.Group.get('P-256')).toThrow(RangeError);
    await expect(sodiumProvider.hash('SHA-256', tag)).rejects.toThrow(RangeError);
  });
});
