import { describe, expect, it } from 'vitest';
import { bounceToken } from './bounce-token.ts';
import { classifyFailure } from './classify-failure.ts';
import { raterSecret, signInCode, signInToken } from './link-secrets.ts';
import { messageIdOf } from './message-id.ts';
import { maximumAttempts, retryDelay } from './retry-delay.ts';

describe('trying again', () => {
  it('waits longer each time, and for a day in all', () => {
    const delays: number[] = [];
    for (let attempts = 1; ; attempts += 1) {
      const delay = retryDelay(attempts);
      if (delay === null) break;
      delays.push(delay);
    }
    expect(delays).toHaveLength(maximumAttempts - 1);
    expect(delays.slice(0, 3)).toEqual([30_000, 60_000, 120_000]);
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    const hours = delays.reduce((sum, delay) => sum + delay, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(24);
    expect(hours).toBeLessThan(26);
  });

  it.each([
    [
      'the server refuses the recipient',
      { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 },
      'address-refused',
      true,
    ],
    ['the server is busy', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 }, 'server-busy', false],
    ['there is no address', { code: 'EENVELOPE', command: 'API' }, 'address-refused', true],
    ['the server refuses us', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, 'sender-refused', false],
    ['our login is wrong', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'login-refused', false],
    ['the mail is refused', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'mail-refused', true],
    [
      'the mail is refused before it is read',
      { code: 'EENVELOPE', command: 'DATA', responseCode: 554 },
      'mail-refused',
      true,
    ],
    ['nobody listens', { code: 'ESOCKET', command: 'CONN' }, 'server-unreachable', false],
    ['it takes too long', { code: 'EABORT' }, 'server-too-slow', false],
    ['anything else', {}, 'not-sent', false],
  ])('%s', (_when, properties, code, permanent) => {
    expect(classifyFailure(Object.assign(new Error('for noor@hospital.example'), properties))).toEqual({
      code,
      permanent,
    });
  });
});

describe('secrets', () => {
  const key = 'a-key-that-only-the-tests-know-of-0';
  const id = '6f9619ff-8b86-4d01-b42d-00c04fc964ff';

  it('are the first half of an HMAC of what they are for', () => {
    // Oracle: printf 'invitation:<id>' | openssl dgst -sha256 -hmac '<key>'
    expect(raterSecret(key, id).toString('hex')).toBe('5bc68e6c10bc9feee6a41ff3977c05d6');
    expect(signInToken(key, id).toString('hex')).toBe('22a7b93f7e9e5ff370f4f49a71d0bf5c');
    expect(raterSecret(`${key}!`, id)).not.toEqual(raterSecret(key, id));
  });

  it('are six digits for typing, leading zeros included', () => {
    const codes = Array.from({ length: 2000 }, (_, number) => signInCode(key, String(number)));
    for (const code of codes) expect(code).toMatch(/^\d{6}$/);
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
    expect(new Set(codes).size).toBeGreaterThan(1990);
  });
});

describe('a Message-ID', () => {
  const key = 'a-key-that-only-the-tests-know-of-0';
  const token = bounceToken(key, { about: 'mail', id: '6f9619ff-8b86-4d01-b42d-00c04fc964ff' });

  it('belongs to the mail and to the sender’s host', () => {
    const one = messageIdOf(token, 'invitation:1', 'Heartset <feedback@Hospital.example>');
    expect(one).toMatch(/^<m6f9619ff8b864d01b42d00c04fc964ff[0-9a-f]{16}\.[0-9a-f]{16}@hospital\.example>$/);
    expect(messageIdOf(token, 'invitation:1', 'feedback@hospital.example')).toBe(one);
    expect(messageIdOf(token, 'invitation:2', 'feedback@hospital.example')).not.toBe(one);
    expect(messageIdOf(token, 'invitation:1', 'nonsense')).toMatch(/@localhost>$/);
  });
});
