import { describe, expect, it } from 'vitest';
import { studentTQuantile } from './student-t-quantile.ts';
import { tInterval } from './t-interval.ts';
import { REFERENCE_VECTORS } from './testing/reference-numbers.ts';

const SCALE = { minimum: 1, maximum: 5 };

describe('studentTQuantile', () => {
  it.each(REFERENCE_VECTORS)('is what R computes for vector %s', (_, vector) => {
    expect(studentTQuantile(0.975, vector.n - 1)).toBeCloseTo(vector.t975, 9);
  });

  it('is the tangent for one degree of freedom, and algebraic for two', () => {
    for (const probability of [0.51, 0.8, 0.975, 0.9999]) {
      expect(studentTQuantile(probability, 1) / Math.tan(Math.PI * (probability - 0.5))).toBeCloseTo(1, 9);
      const excess = 2 * probability - 1;
      expect(studentTQuantile(probability, 2)).toBeCloseTo(excess * Math.sqrt(2 / (1 - excess ** 2)), 9);
    }
  });

  it.each([
    [0.6, 3, 0.2766706623326898],
    [0.6, 100, 0.25402218245822766],
    [0.9, 6, 1.4397557472651483],
    [0.995, 17, 2.8982305196774183],
    [0.9999, 3, 22.203742273205],
    [0.9999, 100, 3.861599790950091],
    [0.975, 10_000, 1.960201239890626],
  ])('is what SciPy 1.17.1 computes for %d and %d degrees', (probability, degrees, quantile) => {
    expect(studentTQuantile(probability, degrees)).toBeCloseTo(quantile, 9);
  });

  it('is symmetric', () => {
    expect(studentTQuantile(0.5, 3)).toBeCloseTo(0, 12);
    expect(studentTQuantile(0.025, 7)).toBeCloseTo(-studentTQuantile(0.975, 7), 9);
  });

  it('refuses what is no probability, and no degree of freedom', () => {
    for (const probability of [0, 1, Number.NaN]) {
      expect(() => studentTQuantile(probability, 4)).toThrow(
        `studentTQuantile: expected a probability between 0 and 1, got ${probability}`,
      );
    }
    expect(() => studentTQuantile(0.975, 0)).toThrow('studentTQuantile: there is no degree of freedom');
    expect(() => studentTQuantile(0.975, 2.5)).toThrow('studentTQuantile, degrees: expected a whole number');
  });
});

describe('tInterval', () => {
  it('widens with confidence', () => {
    const reach = (confidence: number) => (tInterval([4, 4, 5, 3, 4], SCALE, confidence)?.upper ?? Number.NaN) - 4;
    expect(reach(0.5)).toBeCloseTo((studentTQuantile(0.75, 4) * Math.sqrt(0.5)) / Math.sqrt(5), 9);
    expect(reach(0.9)).toBeLessThan(reach(0.95));
  });

  it('is undefined for one value', () => {
    expect(tInterval([4], SCALE)).toBeNull();
  });

  it('refuses values outside the scale, and what is no confidence', () => {
    expect(() => tInterval([4, 6], SCALE)).toThrow('tInterval: expected values from 1 to 5, got 6');
    expect(() => tInterval([4, 5], SCALE, 1)).toThrow('probability between 0 and 1, got 1');
    expect(() => tInterval([], SCALE)).toThrow('there is no value');
  });
});
