import { describe, expect, it } from 'vitest';
import { averageDeviation } from './average-deviation.ts';

describe('averageDeviation', () => {
  it('is half the extent of the scale when raters stand at both ends', () => {
    expect(averageDeviation(Uint8Array.of(1, 5, 1, 5))).toBe(2);
  });

  it('is undefined for one rater, and 0 for two of one mind', () => {
    expect(averageDeviation([3])).toBeNull();
    expect(averageDeviation([3, 3])).toBe(0);
  });

  it('refuses nothing at all', () => {
    expect(() => averageDeviation([])).toThrow('there is no value');
  });
});
