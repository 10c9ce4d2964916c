import { describe, expect, it } from 'vitest';
import { reliableChange } from './reliable-change.ts';
import { smallestDetectableDifference } from './smallest-detectable-difference.ts';
import { standardErrorOfDifference } from './standard-error-of-difference.ts';
import { standardErrorOfMeasurement } from './standard-error-of-measurement.ts';
import { REFERENCE_CHANGE } from './testing/reference-numbers.ts';

const OTHER_RATERS = { before: { deviation: 0.6, n: 9 }, after: { deviation: 0.8, n: 4 } };

describe('reliable change', () => {
  it.each(REFERENCE_CHANGE)('is as in %s', (_, { x1, x2, s, rxx, SEM, Sdiff, RCI, SDD95 }) => {
    const error = { deviation: s, reliability: rxx };
    expect(standardErrorOfMeasurement(s, rxx)).toBeCloseTo(SEM, 9);
    expect(standardErrorOfDifference(error)).toBeCloseTo(Sdiff, 9);
    expect(reliableChange(x1, x2, error)).toBeCloseTo(RCI, 9);
    expect(smallestDetectableDifference(error)).toBeCloseTo(SDD95, 9);
  });

  it('takes different raters in each cycle', () => {
    const standardError = Math.sqrt(0.04 + 0.16);
    expect(standardErrorOfDifference(OTHER_RATERS)).toBeCloseTo(standardError, 12);
    expect(reliableChange(3, 4, OTHER_RATERS)).toBeCloseTo(1 / standardError, 12);
    expect(smallestDetectableDifference(OTHER_RATERS)).toBeCloseTo(1.96 * standardError, 12);
  });

  it('is undefined without error to compare with', () => {
    expect(reliableChange(3, 4, { deviation: 0.5, reliability: 1 })).toBeNull();
    expect(reliableChange(3, 4, { deviation: 0, reliability: 0 })).toBeNull();
    expect(smallestDetectableDifference({ deviation: 0.5, reliability: 1 })).toBe(0);
  });

  it('refuses what cannot be, and says what and where', () => {
    const error = { deviation: 1, reliability: 0.5 };
    expect(() => reliableChange(Number.NaN, 4, error)).toThrow('reliableChange, before: expected a number, got NaN');
    expect(() => reliableChange(4, Number.NaN, error)).toThrow('reliableChange, after: expected a number, got NaN');
    for (const reliability of [-0.1, 1.1, Number.NaN]) {
      expect(() => standardErrorOfMeasurement(1, reliability)).toThrow(
        `standardErrorOfMeasurement: expected a reliability from 0 to 1, got ${reliability}`,
      );
    }
    for (const deviation of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => standardErrorOfMeasurement(deviation, 0.5)).toThrow(
        `standardErrorOfMeasurement: expected a standard deviation from 0 on, got ${deviation}`,
      );
    }
    const nobody = { deviation: 1, n: 0 };
    expect(() => standardErrorOfDifference({ ...OTHER_RATERS, before: nobody })).toThrow('before: there is no rater');
    expect(() => standardErrorOfDifference({ ...OTHER_RATERS, after: nobody })).toThrow('after: there is no rater');
    expect(() => standardErrorOfDifference({ ...OTHER_RATERS, after: { deviation: -1, n: 3 } })).toThrow(
      'standardErrorOfDifference, after: expected a standard deviation',
    );
    expect(() => standardErrorOfDifference({ ...OTHER_RATERS, before: { deviation: 1, n: 1.5 } })).toThrow(
      'whole number',
    );
  });
});
