import { describe, expect, it } from 'vitest';
import { labelProgress } from './label-progress.ts';

describe('labelProgress', () => {
  it('says enough from k on, and nothing else', () => {
    const answered = [0, 2, 3, 6];
    expect(answered.map((n) => labelProgress({ invited: 6, answered: n, k: 3 }))).toEqual([
      'not-yet',
      'not-yet',
      'enough',
      'enough',
    ]);
  });

  it('refuses numbers that cannot be', () => {
    expect(() => labelProgress({ invited: 2, answered: 3, k: 3 })).toThrow('3 answers from 2 people invited');
    expect(() => labelProgress({ invited: 5, answered: -1, k: 3 })).toThrow('got -1');
    expect(() => labelProgress({ invited: 5, answered: 3, k: 2 })).toThrow('from 3 on, got 2');
  });
});
