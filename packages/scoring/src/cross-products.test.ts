import { describe, expect, it } from 'vitest';
import { crossProducts, mergeCrossProducts } from './cross-products.ts';

describe('crossProducts', () => {
  it('sums up complete rows', () => {
    expect(
      crossProducts({
        rows: [
          [4, 5],
          [null, 1],
          [3, 4],
        ],
      }),
    ).toEqual({
      n: 2,
      sums: [7, 9],
      products: [
        [25, 32],
        [32, 41],
      ],
    });
    expect(crossProducts({ rows: [[null, 1]] })).toEqual({
      n: 0,
      sums: [0, 0],
      products: [
        [0, 0],
        [0, 0],
      ],
    });
    expect(() => crossProducts({ rows: [] })).toThrow('crossProducts: there is no value');
  });
});

describe('mergeCrossProducts', () => {
  it('adds up', () => {
    const part = crossProducts({ rows: [[4, 5]] });
    expect(mergeCrossProducts(part, crossProducts({ rows: [[3, 4]] }))).toEqual(
      crossProducts({
        rows: [
          [4, 5],
          [3, 4],
        ],
      }),
    );
  });

  it('refuses parts of different items, and counts that cannot be', () => {
    const two = {
      n: 1,
      sums: [1, 2],
      products: [
        [1, 2],
        [2, 4],
      ],
    };
    const one = { n: 1, sums: [1], products: [[1]] };
    expect(() => mergeCrossProducts(two, one)).toThrow('mergeCrossProducts: expected 2 items, got 1');
    expect(() => mergeCrossProducts(two, { ...two, sums: [1] })).toThrow('expected 2 items, got 1');
    expect(() => mergeCrossProducts({ ...two, products: [[1, 2]] }, two)).toThrow('expected 2 items');
    expect(() => mergeCrossProducts(two, { ...two, products: [[1, 2]] })).toThrow('expected 2 items');
    expect(() => mergeCrossProducts({ ...two, n: -1 }, two)).toThrow('mergeCrossProducts, n: expected a whole number');
    expect(() => mergeCrossProducts(two, { ...two, n: 0.5 })).toThrow('mergeCrossProducts, n: expected a whole number');
  });
});
