import { describe, expect, it } from 'vitest';
import { rStarWgJ } from './r-star-wg-j.ts';
import { rwg } from './rwg.ts';
import { rwgJ } from './rwg-j.ts';

const WITH_A_GAP = {
  rows: [
    [4, 5],
    [5, 4],
    [4, null],
    [4, 4],
  ],
};

describe('rwgJ and rStarWgJ', () => {
  it('drop rows with a missing item, but keep what each item was given', () => {
    expect(rwgJ(WITH_A_GAP, 5)).toBeCloseTo(10 / 11, 12);
    expect(rStarWgJ(WITH_A_GAP, 5)).toBeCloseTo(1 - 1 / 6, 12);
    const perItem = [
      [4, 5, 4, 4],
      [5, 4, 4],
    ];
    const ratio = (1 / 4 + 1 / 3) / 2 / 2;
    expect(rStarWgJ(perItem, 5)).toBeCloseTo(1 - ratio, 12);
    expect(rwgJ(perItem, 5)).toBeCloseTo((2 * (1 - ratio)) / (2 * (1 - ratio) + ratio), 12);
  });

  it('part ways below chance: 0 and below 0', () => {
    expect(rwgJ([[1, 5, 1, 5]], 5)).toBe(0);
    expect(rStarWgJ([[1, 5, 1, 5]], 5)).toBeCloseTo(-5 / 3, 12);
  });

  it('depend on the number of options', () => {
    expect(rStarWgJ([[2, 3, 3]], 7)).toBeCloseTo(1 - 1 / 3 / 4, 12);
    expect(rwg([1, 2, 2], 2)).toBe(0);
    expect(rwg([1, 1, 1], 2)).toBe(1);
  });

  it('are undefined when an item has one rater, or no two rows are complete', () => {
    expect(rwgJ([[4, 4], [3]], 5)).toBeNull();
    expect(rStarWgJ([[4, 4], [3]], 5)).toBeNull();
    expect(
      rwgJ(
        {
          rows: [
            [4, 4],
            [3, null],
          ],
        },
        5,
      ),
    ).toBeNull();
    expect(
      rStarWgJ(
        {
          rows: [
            [4, null],
            [null, 3],
          ],
        },
        5,
      ),
    ).toBeNull();
  });

  it('refuse no item, an item nobody rated, and say which one cannot be', () => {
    expect(() => rwgJ([], 5)).toThrow('rwgJ: there is no item');
    expect(() => rStarWgJ([], 5)).toThrow('rStarWgJ: there is no item');
    expect(() => rwgJ([[4, 4], []], 5)).toThrow('there is no value');
    expect(() =>
      rwgJ(
        [
          [4, 4],
          [1, 6],
        ],
        5,
      ),
    ).toThrow('rwgJ, items[1]: 5 options cannot hold both 1 and 6');
    expect(() => rStarWgJ([[4, 4]], 1)).toThrow('rStarWgJ, items[0]: expected at least 2 answer options, got 1');
    expect(() => rwgJ({ rows: [] }, 5)).toThrow('rwgJ: there is no value');
  });
});
