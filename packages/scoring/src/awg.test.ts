import { describe, expect, it } from 'vitest';
import { awg } from './awg.ts';

const SCALE = { minimum: 1, maximum: 5 };

describe('awg', () => {
  it('is the same agreement on any scale', () => {
    expect(awg([0, 5, 10], { minimum: 0, maximum: 10 })).toBeCloseTo(awg([1, 3, 5], SCALE) ?? Number.NaN, 12);
  });

  it('is undefined for one rater, and 1 for all the same, at an end too', () => {
    expect(awg([3], SCALE)).toBeNull();
    expect(awg([1, 1], SCALE)).toBe(1);
    expect(awg([5, 5, 5], SCALE)).toBe(1);
  });

  it('refuses what lies outside the scale, and a scale without extent', () => {
    expect(() => awg([3, 6], SCALE)).toThrow('awg: expected values from 1 to 5, got 6');
    expect(() => awg([0, 3], SCALE)).toThrow('awg: expected values from 1 to 5, got 0');
    expect(() => awg([3, 3], { minimum: 3, maximum: 3 })).toThrow('awg: expected a scale that rises, got 3 to 3');
    expect(() => awg([3, 3], { minimum: 5, maximum: 1 })).toThrow('awg: expected a scale that rises, got 5 to 1');
    expect(() => awg([3, 3], { minimum: Number.NaN, maximum: 5 })).toThrow('got NaN to 5');
    expect(() => awg([3, 3], { minimum: 1, maximum: Number.POSITIVE_INFINITY })).toThrow('got 1 to Infinity');
    expect(() => awg([3, 3], { minimum: Number.NEGATIVE_INFINITY, maximum: Number.POSITIVE_INFINITY })).toThrow(
      'that rises',
    );
    expect(() => awg([], SCALE)).toThrow('there is no value');
  });
});
