import { describe, expect, it } from 'vitest';
import { followsRules } from './follows-rules.ts';

describe('followsRules', () => {
  it.each([
    ['1.2.0', true],
    ['1.1.9', false],
    ['1.10.0', true],
    ['2.0.0', true],
    ['0.9.0', false],
  ])('%s since 1.2: %s', (version, expected) => {
    expect(followsRules(version, { major: 1, minor: 2 })).toBe(expected);
  });

  it('refuses what is no version', () => {
    expect(() => followsRules('new', { major: 1, minor: 2 })).toThrow('methodVersion: no version');
  });
});
