import { describe, expect, it } from 'vitest';
import { compareFingerprint, inGroups } from './fingerprint.ts';

const hash = '0123456789abcdef'.repeat(4);

describe('a fingerprint', () => {
  it('is written in groups, as in the mail', () => {
    expect(inGroups(hash).split(' ')).toEqual(Array.from({ length: 8 }, (_, at) => hash.slice(at * 8, at * 8 + 8)));
  });

  it('is the same however it was copied, and another one with one digit more or less like it', () => {
    for (const typed of [hash, inGroups(hash), ` ${hash.toUpperCase()}\n`, inGroups(hash).replaceAll(' ', '\n')]) {
      expect(compareFingerprint(typed, hash)).toBe('same');
    }
    expect(compareFingerprint(hash.replace('f', 'e'), hash)).toBe('other');
    expect(compareFingerprint(hash.slice(1), hash)).toBe('unreadable');
    expect(compareFingerprint('promised', hash)).toBe('unreadable');
    expect(compareFingerprint(' ', hash)).toBe('empty');
  });
});
