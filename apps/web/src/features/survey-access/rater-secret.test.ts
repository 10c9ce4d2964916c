import { deviceKeyCode } from '@heartset/ballot/device/device-key';
import { describe, expect, it } from 'vitest';
import { deviceCodeAddress, readFragment } from './rater-secret.ts';

describe("a link's fragment", () => {
  it('holds 22 characters of base64url', () => {
    expect(readFragment('#AbCdEf-_0123456789wxyz')).toEqual({ kind: 'secret', secret: 'AbCdEf-_0123456789wxyz' });
  });

  it("holds another device's code, which is never taken for a secret", () => {
    const code = deviceKeyCode(new Uint8Array(16).fill(7));
    const { hash, pathname, search } = new URL(deviceCodeAddress('https://feedback.example', code));
    expect([pathname, search]).toEqual(['/a', '']);
    expect(readFragment(hash)).toEqual({ kind: 'device-code', code: code.replaceAll('-', '') });
    expect(readFragment(hash.slice(0, -1))).toEqual({ kind: 'damaged' });
  });

  it('is told apart from none and from a cut one', () => {
    expect(readFragment('')).toEqual({ kind: 'none' });
    expect(readFragment('#')).toEqual({ kind: 'none' });
    expect(readFragment('#AbCdEf')).toEqual({ kind: 'damaged' });
    expect(readFragment('#AbCdEf-_0123456789wxyz.')).toEqual({ kind: 'damaged' });
  });
});
