import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardedMean } from './guarded-mean.ts';

const SCALE = { minimum: 1, maximum: 5 };

describe('guardedMean', () => {
  it('shows the two sums next to each end alike, to the byte', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 200 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 2, max: 10 }),
        (n, minimum, width) => {
          const scale = { minimum, maximum: minimum + width };
          const show = (sum: number) => JSON.stringify(guardedMean(sum, n, scale));
          expect(show(n * scale.maximum)).toBe(show(n * scale.maximum - 1));
          expect(show(n * scale.minimum)).toBe(show(n * scale.minimum + 1));
          expect(show(n * scale.maximum - 2)).not.toBe(show(n * scale.maximum - 1));
          expect(show(n * scale.minimum + 2)).not.toBe(show(n * scale.minimum + 1));
        },
      ),
    );
  });

  it('shows the exact mean between', () => {
    expect(guardedMean(13, 3, SCALE)).toEqual({ value: 13 / 3, mark: 'plain' });
    expect(guardedMean(5, 3, SCALE)).toEqual({ value: 5 / 3, mark: 'plain' });
  });

  it('says 4.7 or more, and 1.3 or less, for three', () => {
    expect(guardedMean(15, 3, SCALE)).toEqual({ value: 14 / 3, mark: 'or-more' });
    expect(guardedMean(3, 3, SCALE)).toEqual({ value: 4 / 3, mark: 'or-less' });
  });
});
