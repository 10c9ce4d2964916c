import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleSd } from './sample-sd.ts';
import { sampleVariance } from './sample-variance.ts';
import { countsOf, REFERENCE_VECTORS } from './testing/reference-numbers.ts';

describe('sampleVariance and sampleSd', () => {
  it.each(REFERENCE_VECTORS)('are what R computes for vector %s, from a list and from counts', (_, vector) => {
    const counts = { minimum: 1, counts: countsOf(vector.x) };
    expect(sampleVariance(vector.x)).toBeCloseTo(vector.var, 9);
    expect(sampleVariance(counts)).toBeCloseTo(vector.var, 9);
    expect(sampleSd(vector.x)).toBeCloseTo(vector.sd, 9);
    expect(sampleSd(counts)).toBeCloseTo(vector.sd, 9);
  });

  it('are undefined for one value', () => {
    expect(sampleVariance([4])).toBeNull();
    expect(sampleSd({ minimum: 1, counts: [0, 0, 0, 1, 0] })).toBeNull();
  });

  it('stay the same when a constant is added or the scale is reversed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2 }), (values) => {
        const variance = sampleVariance(values) ?? Number.NaN;
        expect(sampleVariance(values.map((value) => value + 1e6))).toBeCloseTo(variance, 6);
        expect(sampleVariance(values.map((value) => 6 - value))).toBeCloseTo(variance, 9);
      }),
    );
  });

  it('refuse nothing at all', () => {
    expect(() => sampleVariance([])).toThrow('there is no value');
    expect(() => sampleSd([])).toThrow('there is no value');
  });
});
