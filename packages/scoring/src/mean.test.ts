import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mean } from './mean.ts';
import { visitSample } from './sample.ts';
import { countsOf, REFERENCE_VECTORS } from './testing/reference-numbers.ts';

describe('mean', () => {
  it.each(REFERENCE_VECTORS)('is what R computes for vector %s, from a list and from counts', (_, vector) => {
    expect(mean(vector.x)).toBeCloseTo(vector.mean, 9);
    expect(mean(Float64Array.from(vector.x))).toBeCloseTo(vector.mean, 9);
    expect(mean({ minimum: 1, counts: countsOf(vector.x) })).toBeCloseTo(vector.mean, 9);
  });

  it('does not depend on the order, and moves with a constant', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        expect(mean(values)).toBe(mean(sorted));
        expect(mean(values.map((value) => value + 3))).toBeCloseTo(mean(values) + 3, 9);
      }),
    );
  });

  it('passes over options that nobody chose, and says what kind of error it throws', () => {
    const visited: number[] = [];
    visitSample({ minimum: 1, counts: [0, 2, 0] }, (value) => visited.push(value));
    expect(visited).toEqual([2]);
    expect(() => mean([])).toThrow(expect.objectContaining({ name: 'ScoringInputError', where: 'mean' }));
  });

  it('refuses nothing at all, and what is no number', () => {
    expect(() => mean([])).toThrow('mean: there is no value');
    expect(() => mean({ minimum: 1, counts: [0, 0] })).toThrow('there is no value');
    expect(() => mean([4, Number.NaN])).toThrow('values[1]: expected a number, got NaN');
    expect(() => mean({ minimum: 1, counts: [1, -1] })).toThrow('counts[1]: expected a whole number from 0 on, got -1');
    expect(() => mean({ minimum: Number.NaN, counts: [1] })).toThrow('counts: scale begins at NaN');
  });
});
