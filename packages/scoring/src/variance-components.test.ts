import { describe, expect, it } from 'vitest';
import { goldenSectionMinimum } from './golden-section-minimum.ts';
import { varianceComponents } from './variance-components.ts';

describe('varianceComponents', () => {
  it('is what equal groups give in closed form', () => {
    expect(
      varianceComponents([
        [4, 5],
        [2, 3],
      ]),
    ).toEqual({
      between: expect.closeTo((4 - 0.5) / 2, 6),
      within: expect.closeTo(0.5, 6),
    });
    const counted = { minimum: 4, counts: [1, 1] };
    expect(varianceComponents([counted, [2, 3]])).toEqual(
      varianceComponents([
        [4, 5],
        [2, 3],
      ]),
    );
  });

  it('finds nothing between leaders when raters differ more', () => {
    expect(
      varianceComponents([
        [1, 5],
        [1, 5],
        [2, 4],
      ]),
    ).toEqual({ between: 0, within: expect.closeTo(18 / 5, 9) });
  });

  it('is undefined for one group, for groups of one, and when raters never differ', () => {
    expect(varianceComponents([[4, 5]])).toBeNull();
    expect(varianceComponents([[4], [5]])).toBeNull();
    expect(
      varianceComponents([
        [4, 4],
        [5, 5],
      ]),
    ).toBeNull();
  });
});

describe('goldenSectionMinimum', () => {
  it('finds the floor of a valley, wherever it lies', () => {
    expect(goldenSectionMinimum((x) => (x - 2) ** 2, 0, 10)).toBeCloseTo(2, 7);
    expect(goldenSectionMinimum((x) => Math.abs(x - 9.3), -5, 10)).toBeCloseTo(9.3, 8);
  });

  it('answers an end as itself, after about fifty looks', () => {
    let looks = 0;
    const count = (value: number) => {
      looks += 1;
      return value;
    };
    expect(goldenSectionMinimum((x) => count(x), 3, 10)).toBe(3);
    expect(looks).toBeLessThan(60);
    expect(goldenSectionMinimum((x) => -x, 3, 10)).toBe(10);
  });
});
