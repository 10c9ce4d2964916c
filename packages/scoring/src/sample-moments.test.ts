import { describe, expect, it } from 'vitest';
import { meanOfMoments } from './mean.ts';
import { rwg, rwgOfMoments } from './rwg.ts';
import { sampleMoments } from './sample-moments.ts';
import { sampleVariance } from './sample-variance.ts';

describe('sampleMoments', () => {
  it('says the same of counts and of the values they stand for', () => {
    const expected = { n: 5, sum: 20, squares: 2 };
    expect(sampleMoments([4, 4, 5, 3, 4])).toEqual(expected);
    expect(sampleMoments({ minimum: 1, counts: [0, 0, 1, 3, 1] })).toEqual(expected);
    expect(sampleMoments({ minimum: 1, counts: Uint32Array.of(0, 0, 1, 3, 1) })).toEqual(expected);
  });

  it('says 0 of nothing, in either form', () => {
    expect(sampleMoments([])).toEqual({ n: 0, sum: 0, squares: 0 });
    expect(sampleMoments({ minimum: 1, counts: [0, 0, 0] })).toEqual({ n: 0, sum: 0, squares: 0 });
  });

  it('keeps its digits for a hundred million raters', () => {
    const { squares } = sampleMoments({ minimum: 1, counts: [50_000_000, 0, 0, 0, 50_000_000] });
    expect(squares).toBe(400_000_000);
  });

  it.each([
    [[1, Number.NaN], 'counts[1]: expected a whole number from 0 on, got NaN'],
    [[1, 2, -1], 'counts[2]: expected a whole number from 0 on, got -1'],
    [[0.5], 'counts[0]: expected a whole number from 0 on, got 0.5'],
    [[1, undefined], 'counts[1]: expected a whole number from 0 on, got undefined'],
  ])('refuses counts %o', (counts, message) => {
    // As they may come from a file: the type says otherwise.
    expect(() => sampleMoments({ minimum: 1, counts: JSON.parse('[]').concat(counts) })).toThrow(message);
  });

  it('refuses counts of a scale without a beginning', () => {
    expect(() => sampleMoments({ minimum: Number.NaN, counts: [1] })).toThrow('scale begins at NaN');
  });
});

describe('what is made of moments', () => {
  it('is the mean and the agreement of the counts that they were taken from', () => {
    const moments = sampleMoments({ minimum: 1, counts: [0, 0, 1, 3, 1] });
    expect(meanOfMoments(moments)).toBe(4);
    expect(rwgOfMoments(moments, 5)).toBe(0.75);
    expect(rwgOfMoments({ n: 1, sum: 4, squares: 0 }, 5)).toBeNull();
    expect(rwgOfMoments({ n: 2, sum: 6, squares: 8 }, 5)).toBe(0);
  });

  it('is refused where nothing was added up, or there is no choice', () => {
    const none = { n: 0, sum: 0, squares: 0 };
    expect(() => meanOfMoments(none)).toThrow('mean: there is no value');
    expect(() => rwgOfMoments(none, 5)).toThrow('rwg: there is no value');
    expect(() => rwgOfMoments({ n: 2, sum: 4, squares: 0 }, 1)).toThrow('rwg: expected at least 2 answer options');
  });

  it('names itself where there is no value', () => {
    expect(() => sampleVariance([])).toThrow('sampleVariance: there is no value');
    expect(() => rwg({ minimum: 1, counts: [0, 0, 0, 0, 0] }, 5)).toThrow('rwg: there is no value');
  });

  it('takes more counts than options only where the answers lie close enough together', () => {
    expect(rwg({ minimum: 0, counts: [0, 2, 0, 0, 0, 2] }, 5)).toBe(0);
    expect(() => rwg({ minimum: 0, counts: [2, 0, 0, 0, 0, 2] }, 5)).toThrow('5 options cannot hold both 0 and 5');
  });
});
