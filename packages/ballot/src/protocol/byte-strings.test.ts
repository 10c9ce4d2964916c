import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, joinBytes, sameBytes, sha256, toBase64url, toHex } from './byte-strings.ts';
import { canonicalText } from './canonical-text.ts';

const bytes = fc.uint8Array({ maxLength: 60 });

describe('byte strings', () => {
  it('are written as Node.js writes them, and read back', () => {
    fc.assert(
      fc.property(bytes, (one) => {
        expect(toBase64url(one)).toBe(Buffer.from(one).toString('base64url'));
        expect(toHex(one)).toBe(Buffer.from(one).toString('hex'));
        expect(fromBase64url(toBase64url(one))).toEqual(Uint8Array.from(one));
      }),
    );
  });

  it.each(['=', 'AA==', 'A', 'AAAAA', '+A', '/A', 'A A', 'AB'])('has one spelling each: not %s', (text) => {
    expect(fromBase64url(text)).toBeNull();
  });

  it('are joined, compared and hashed', async () => {
    const joined = joinBytes([Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2, 3)]);
    expect(joined).toEqual(Uint8Array.of(1, 2, 3));
    expect(sameBytes(joined, Uint8Array.of(1, 2, 3))).toBe(true);
    expect(sameBytes(joined, Uint8Array.of(1, 2))).toBe(false);
    expect(sameBytes(joined, Uint8Array.of(1, 2, 4))).toBe(false);
    expect(toHex(await sha256(joined))).toBe(createHash('sha256').update(joined).digest('hex'));
  });
});

describe('canonicalText', () => {
  it('sorts keys, keeps lists, writes no space', () => {
    expect(canonicalText({ b: [2, 'ä\n"', null, true], a: {} })).toBe('{"a":{},"b":[2,"ä\\n\\"",null,true]}');
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %d', (number) => {
    expect(() => canonicalText(number)).toThrow(RangeError);
  });
});
