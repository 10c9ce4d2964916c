import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rwg } from './rwg.ts';
import { countsOf, REFERENCE_VECTORS } from './testing/reference-numbers.ts';

describe('rwg', () => {
  it.each(REFERENCE_VECTORS)('is what R computes for vector %s', (_, vector) => {
    expect(rwg(vector.x, 5)).toBeCloseTo(vector.rwg, 9);
    expect(rwg({ minimum: 1, counts: countsOf(vector.x) }, 5)).toBeCloseTo(vector.rwg, 9);
  });

  it('lies between 0 and 1, and is 1 only when all say the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2 }), (ratings) => {
        const agreement = rwg(ratings, 5) ?? Number.NaN;
        expect(agreement).toBeGreaterThanOrEqual(0);
        expect(agreement).toBeLessThanOrEqual(1);
        expect(agreement === 1).toBe(new Set(ratings).size === 1);
      }),
    );
  });

  it('is undefined for one rater', () => {
    expect(rwg([5], 5)).toBeNull();
  });

  it('refuses a scale without a choice', () => {
    expect(() => rwg([1, 1], 1)).toThrow('rwg: expected at least 2 answer options, got 1');
    expect(() => rwg([1, 1], 2.5)).toThrow('at least 2 answer options, got 2.5');
  });
});
