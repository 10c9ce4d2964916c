import { describe, expect, it } from 'vitest';
import { cronbachAlpha } from './cronbach-alpha.ts';
import { itemCovariance } from './item-covariance.ts';

describe('cronbachAlpha', () => {
  it('is what its definition gives, from a covariance matrix and from rows', () => {
    expect(
      cronbachAlpha({
        covariance: [
          [1, 0.5],
          [0.5, 1],
        ],
      }),
    ).toBeCloseTo(2 / 3, 12);
    expect(cronbachAlpha({ covariance: [Float64Array.of(1, -0.5), Float64Array.of(-0.5, 1)] })).toBeCloseTo(-2, 12);
    expect(
      cronbachAlpha({
        rows: [
          [1, 2],
          [2, 3],
          [5, 6],
        ],
      }),
    ).toBeCloseTo(1, 12);
  });

  it('is undefined for one rater, and when all have the same total', () => {
    expect(cronbachAlpha({ rows: [[1, 2]] })).toBeNull();
    expect(cronbachAlpha({ rows: [[1, null]] })).toBeNull();
    expect(
      cronbachAlpha({
        n: 1,
        sums: [1, 2],
        products: [
          [1, 2],
          [2, 4],
        ],
      }),
    ).toBeNull();
    expect(
      cronbachAlpha({
        rows: [
          [1, 5],
          [2, 4],
          [4, 2],
        ],
      }),
    ).toBeNull();
    expect(
      cronbachAlpha({
        covariance: [
          [0.1, -0.1],
          [-0.1, 0.1],
        ],
      }),
    ).toBeNull();
    expect(
      cronbachAlpha({
        rows: [
          [3, 3],
          [3, 3],
        ],
      }),
    ).toBeNull();
  });

  it('refuses a single item, and names the function', () => {
    expect(() => cronbachAlpha({ rows: [[1], [2]] })).toThrow('cronbachAlpha: expected at least 2 items, got 1');
    expect(() => cronbachAlpha({ n: -2, sums: [], products: [] })).toThrow('cronbachAlpha, n: expected a whole number');
  });
});

describe('itemCovariance', () => {
  it('is the same from rows and from sums', () => {
    const expected = [
      [1, 0],
      [0, 0],
    ];
    expect(
      itemCovariance(
        {
          rows: [
            [4, 5],
            [2, 5],
            [3, 5],
          ],
        },
        'test',
      ),
    ).toEqual(expected);
    const sums = {
      n: 3,
      sums: [9, 15],
      products: [
        [29, 45],
        [45, 75],
      ],
    };
    expect(itemCovariance(sums, 'test')).toEqual(expected);
    expect(
      itemCovariance(
        {
          rows: [
            [1, 2],
            [3, 8],
          ],
        },
        'test',
      ),
    ).toEqual([
      [2, 6],
      [6, 18],
    ]);
  });

  it('refuses sums of fewer items than products', () => {
    expect(() =>
      itemCovariance(
        {
          n: 3,
          sums: [9],
          products: [
            [29, 45],
            [45, 75],
          ],
        },
        'test',
      ),
    ).toThrow('got NaN');
  });
});
