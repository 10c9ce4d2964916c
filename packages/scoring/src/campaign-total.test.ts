import { describe, expect, it } from 'vitest';
import { campaignTotal } from './campaign-total.ts';

const total = (answered: readonly number[], told = 0, k = 3) => campaignTotal({ answered, k, told });

describe('campaignTotal', () => {
  it('adds up the labels that have enough, and no other', () => {
    expect(total([6, 2, 3])).toBe(9);
    expect(total([6, 0, 3])).toBe(9);
    expect(total([6, 2, 3], 0, 4)).toBe(6);
  });

  it('is told from five on', () => {
    expect([[], [4], [2, 2, 2], [5], [120]].map((answered) => total(answered))).toEqual([null, null, null, 5, 120]);
  });

  it('is told again when it has grown by five', () => {
    expect([9, 10, 14].map((answered) => total([answered], 5))).toEqual([null, 10, 14]);
    expect(total([10], 10)).toBeNull();
  });

  it('refuses numbers that cannot be', () => {
    expect(() => total([1.5])).toThrow('got 1.5');
    expect(() => total([5], -1)).toThrow('got -1');
    expect(() => total([5], 0, 2)).toThrow('from 3 on, got 2');
  });
});
