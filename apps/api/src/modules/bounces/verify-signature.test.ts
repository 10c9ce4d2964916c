import { describe, expect, it } from 'vitest';
import { signBody, verifySignature } from './verify-signature.ts';

const secret = 'a-secret-that-only-the-tests-know-of';
const now = new Date('2026-03-02T09:00:00Z');
const seconds = String(now.getTime() / 1000);
const body = Buffer.from('{"mails":[]}');

describe('a signature', () => {
  it('is the HMAC of time and body', () => {
    // Oracle: printf '1772442000.{"mails":[]}' | openssl dgst -sha256 -hmac 'a-secret-that-only-the-tests-know-of'
    expect(signBody(secret, '1772442000', body)).toBe(
      'cceaa1dad06714fc5347ab9d2f736342205d2d3814efd94ce0fb2b2088260945',
    );
    expect(seconds).toBe('1772442000');
    const signature = signBody(secret, seconds, body);
    expect(verifySignature(secret, { timestamp: seconds, signature, body }, now)).toBe(true);
    expect(verifySignature(secret, { timestamp: seconds, signature: signature.toUpperCase(), body }, now)).toBe(true);
  });

  it.each([
    ['another body', { body: Buffer.from('{"mails":[1]}') }],
    ['another time', { timestamp: '1772442001' }],
    ['no time', { timestamp: undefined }],
    ['two times', { timestamp: [seconds, seconds] }],
    ['a time that is none', { timestamp: '1e3' }],
    ['no signature', { signature: undefined }],
    ['a short one', { signature: 'ab' }],
    ['one that is no number', { signature: 'z'.repeat(64) }],
  ])('does not fit %s', (_what, changed) => {
    const signed = { timestamp: seconds, signature: signBody(secret, seconds, body), body, ...changed };
    expect(verifySignature(secret, signed, now)).toBe(false);
  });

  it('does not fit another secret', () => {
    const signature = signBody(`${secret}!`, seconds, body);
    expect(verifySignature(secret, { timestamp: seconds, signature, body }, now)).toBe(false);
  });

  it('is good for five minutes, on either side', () => {
    const signature = signBody(secret, seconds, body);
    const fits = (offset: number) =>
      verifySignature(secret, { timestamp: seconds, signature, body }, new Date(now.getTime() + offset * 1000));
    expect([-301, -300, 300, 301].map(fits)).toEqual([false, true, true, false]);
  });
});
