import { decodeRaterCode, encodeRaterCode } from '@heartset/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceKeyCode, makeDeviceKey, readDeviceKeyCode } from './device-key.ts';

const key = fc.uint8Array({ minLength: 16, maxLength: 16 });
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe("a device key's code", () => {
  it('stands for exactly the key, however it is typed', () => {
    fc.assert(
      fc.property(key, (bytes) => {
        const code = deviceKeyCode(bytes);
        const typings = [
          code,
          code.toLowerCase(),
          code.replaceAll('-', ''),
          ` ${code.replaceAll('-', ' – ')}\n`,
          code.replaceAll('0', 'o').replaceAll('1', 'l'),
        ];
        for (const typed of typings)
          expect(readDeviceKeyCode(typed)).toEqual({ ok: true, bytes: Uint8Array.from(bytes) });
      }),
    );
  });

  it("is refused where the mail's code belongs, so that nobody sends it to the server; and the other way round", () => {
    fc.assert(
      fc.property(key, (bytes) => {
        expect(decodeRaterCode(deviceKeyCode(bytes))).toMatchObject({ ok: false, reason: 'mistyped' });
        expect(readDeviceKeyCode(encodeRaterCode(bytes))).toEqual({ ok: false, reason: 'mail-code', groups: [] });
      }),
    );
  });

  it('notices every wrong symbol', () => {
    fc.assert(
      fc.property(key, fc.nat(27), fc.nat(31), (bytes, place, value) => {
        const code = deviceKeyCode(bytes).replaceAll('-', '');
        const wrong = `${code.slice(0, place)}${alphabet.charAt(value)}${code.slice(place + 1)}`;
        fc.pre(wrong !== code);
        expect(readDeviceKeyCode(wrong).ok).toBe(false);
      }),
    );
  });

  it('says what is missing or no symbol', () => {
    const code = deviceKeyCode(new Uint8Array(16));
    expect(readDeviceKeyCode('')).toMatchObject({ ok: false, reason: 'empty' });
    expect(readDeviceKeyCode(code.slice(0, -1))).toMatchObject({ ok: false, reason: 'too-short', missing: 1 });
    expect(readDeviceKeyCode(`${code}7`)).toMatchObject({ ok: false, reason: 'too-long', extra: 1 });
    expect(readDeviceKeyCode(code.replace('0', '?'))).toMatchObject({
      ok: false,
      reason: 'unknown-symbol',
      symbol: '?',
    });
  });

  it('is drawn anew each time', () => {
    expect(new Set(Array.from({ length: 20 }, () => deviceKeyCode(makeDeviceKey()))).size).toBe(20);
  });

  it('never breaks on what people paste', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void readDeviceKeyCode(text)));
  });
});
