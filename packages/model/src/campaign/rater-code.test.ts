import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRaterCode, encodeRaterCode, inGroups } from './rater-code.ts';

const secret = fc.uint8Array({ minLength: 16, maxLength: 16 });
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const plain = (code: string) => code.replaceAll('-', '');

describe("a rater's code", () => {
  it('stands for exactly the secret, however it is typed', () => {
    fc.assert(
      fc.property(secret, (bytes) => {
        const code = encodeRaterCode(bytes);
        expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{3}$/);
        const typings = [
          code,
          code.toLowerCase(),
          plain(code),
          ` ${code.replaceAll('-', ' – ')}\n`,
          code.replaceAll('0', 'o').replaceAll('1', 'l'),
        ];
        for (const typing of typings) {
          expect(decodeRaterCode(typing)).toEqual({ ok: true, bytes: Uint8Array.from(bytes) });
        }
      }),
    );
  });

  it('has known forms, so that old mails stay readable', () => {
    expect(encodeRaterCode(new Uint8Array(16))).toBe('00000-00000-00000-00000-00000-000');
    expect(encodeRaterCode(new Uint8Array(16).fill(255))).toBe('7ZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZM5');
    expect(encodeRaterCode(Uint8Array.from({ length: 16 }, (_, place) => place + 1))).toBe(
      '01081-G8186-0W40J-2GB1G-6GW3R-GMH',
    );
  });

  it('notices every single wrong symbol and points at its group', () => {
    fc.assert(
      fc.property(secret, fc.nat(27), fc.nat(31), (bytes, place, value) => {
        const code = plain(encodeRaterCode(bytes));
        const wrong = `${code.slice(0, place)}${alphabet.charAt(value)}${code.slice(place + 1)}`;
        fc.pre(wrong !== code);
        const result = decodeRaterCode(inGroups(wrong));
        expect(result.ok).toBe(false);
        if (result.ok || result.reason !== 'mistyped') throw new Error('expected a mistyped code');
        expect(result.groups.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('notices every swap of two neighbours and names their group among the likely ones', () => {
    fc.assert(
      fc.property(secret, fc.nat(26), (bytes, place) => {
        const code = plain(encodeRaterCode(bytes));
        const [one = '', other = ''] = [code[place], code[place + 1]];
        fc.pre(one !== other);
        const result = decodeRaterCode(code.slice(0, place) + other + one + code.slice(place + 2));
        expect(result).toMatchObject({ ok: false, reason: 'mistyped' });
        if (!result.ok) expect(result.groups).toContain(Math.floor(place / 5) + 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('names few groups, so that the hint helps', () => {
    const sizes: number[] = [];
    fc.assert(
      fc.property(secret, fc.nat(27), fc.nat(31), (bytes, place, value) => {
        const code = plain(encodeRaterCode(bytes));
        const result = decodeRaterCode(`${code.slice(0, place)}${alphabet.charAt(value)}${code.slice(place + 1)}`);
        if (!result.ok) sizes.push(result.groups.length);
      }),
      { numRuns: 1000, seed: 7 },
    );
    expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeLessThan(2.2);
  });

  it('says what is missing, too much or no symbol of a code', () => {
    const code = encodeRaterCode(Uint8Array.from({ length: 16 }, (_, place) => 17 * place));
    const groups = code.split('-');
    expect(decodeRaterCode(' - ')).toEqual({ ok: false, reason: 'empty', groups: [] });
    expect(decodeRaterCode(groups.with(2, groups[2]?.slice(1) ?? '').join('-'))).toEqual({
      ok: false,
      reason: 'too-short',
      groups: [3],
      missing: 1,
    });
    expect(decodeRaterCode(plain(code).slice(4))).toEqual({ ok: false, reason: 'too-short', groups: [], missing: 4 });
    expect(decodeRaterCode(groups.with(4, `${groups[4]}7`).join(' '))).toEqual({
      ok: false,
      reason: 'too-long',
      groups: [5],
      extra: 1,
    });
    expect(decodeRaterCode(groups.with(1, '12?45').join('-'))).toEqual({
      ok: false,
      reason: 'unknown-symbol',
      groups: [2],
      symbol: '?',
    });
  });

  it('throws for anything but 16 bytes', () => {
    expect(() => encodeRaterCode(new Uint8Array(15))).toThrow(RangeError);
  });

  it('never breaks on what people paste', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void decodeRaterCode(text)));
  });
});
