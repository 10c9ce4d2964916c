import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hpkeOverheadBytes, openerFor, sealToPublicKey } from './hpke.ts';
import { drawX25519Pair, readX25519SecretKey } from './x25519-keys.ts';

const vector: Record<string, string> = JSON.parse(
  readFileSync(new URL('../fixtures/rfc9180-base-vector.json', import.meta.url), 'utf8'),
);
const bytes = (name: string): Buffer => Buffer.from(vector[name] ?? '', 'hex');
const vectorKeys = { secretKey: bytes('skRm'), publicKey: bytes('pkRm') };
const vectorBinding = { info: bytes('info'), aad: bytes('aad') };

const drawKeys = () => {
  const { secretKey, publicKey } = drawX25519Pair();
  return { secretKey: secretKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32), publicKey };
};
const binding = { info: Buffer.from('for'), aad: Buffer.from('of') };

describe('hybrid public key encryption', () => {
  it('seals as RFC 9180 does, section A.2.1', () => {
    const pair = { secretKey: readX25519SecretKey(bytes('skEm')), publicKey: bytes('pkEm') };
    const sealed = sealToPublicKey(vectorKeys.publicKey, vectorBinding, bytes('pt'), pair);
    expect(sealed.toString('hex')).toBe(`${vector.enc}${vector.ct}`);
  });

  it('opens what RFC 9180 sealed', () => {
    const opened = openerFor(vectorKeys)(vectorBinding, Buffer.concat([bytes('enc'), bytes('ct')]));
    expect(opened?.toString('hex')).toBe(vector.pt);
  });

  it('opens what was sealed, of any length, and never seals to the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (contents) => {
        const keys = drawKeys();
        const [one, other] = [1, 2].map(() => sealToPublicKey(keys.publicKey, binding, contents));
        expect(one).toHaveLength(contents.length + hpkeOverheadBytes);
        expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false);
        expect(openerFor(keys)(binding, one ?? contents)).toEqual(Buffer.from(contents));
      }),
      { numRuns: 50 },
    );
  });

  it('opens nothing that was changed in any byte, is bound to something else, or is for somebody else', () => {
    const keys = drawKeys();
    const sealed = sealToPublicKey(keys.publicKey, binding, Buffer.from('contents'));
    const open = openerFor(keys);
    for (let at = 0; at < sealed.length; at += 1) {
      // X25519 reads a public key without its highest bit (RFC 7748, section 5); the key schedule takes all of it.
      for (const bit of [1, 128]) expect(open(binding, sealed.with(at, (sealed[at] ?? 0) ^ bit))).toBeNull();
    }
    expect(open({ ...binding, info: Buffer.from('against') }, sealed)).toBeNull();
    expect(open({ ...binding, aad: Buffer.from('off') }, sealed)).toBeNull();
    expect(openerFor(drawKeys())(binding, sealed)).toBeNull();
    for (const length of [0, 1, 47, 48, sealed.length - 1])
      expect(open(binding, sealed.subarray(0, length))).toBeNull();
  });

  it('refuses keys that are none, also those of small order', () => {
    const { publicKey, secretKey } = drawKeys();
    const none = Buffer.alloc(32);
    const invalid = expect.objectContaining({ code: 'key-invalid' });
    expect(() => sealToPublicKey(none, binding, none)).toThrow(invalid);
    expect(() => sealToPublicKey(publicKey.subarray(1), binding, none)).toThrow(invalid);
    expect(() => openerFor({ secretKey: secretKey.subarray(1), publicKey })).toThrow(invalid);
    const sealed = sealToPublicKey(publicKey, binding, none);
    expect(openerFor({ secretKey, publicKey })(binding, Buffer.concat([none, sealed.subarray(32)]))).toBeNull();
  });
});
