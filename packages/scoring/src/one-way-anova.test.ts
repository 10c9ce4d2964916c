import { describe, expect, it } from 'vitest';
import { icc1 } from './icc1.ts';
import { icc2 } from './icc2.ts';
import { oneWayAnova } from './one-way-anova.ts';

const UNEQUAL = [[4, 5, 3], [2], Float32Array.of(1, 2)];

describe('oneWayAnova', () => {
  it('splits the variance and counts its degrees of freedom', () => {
    expect(oneWayAnova(UNEQUAL)).toEqual({
      groupsDegrees: 2,
      residualDegrees: 3,
      meanSquareBetween: expect.closeTo((3 * (4 - 17 / 6) ** 2 + (2 - 17 / 6) ** 2 + 2 * (1.5 - 17 / 6) ** 2) / 2, 12),
      meanSquareWithin: expect.closeTo(2.5 / 3, 12),
      meanGroupSize: 2,
      effectiveGroupSize: expect.closeTo((6 - 14 / 6) / 2, 12),
    });
  });

  it('has no mean square without degrees of freedom', () => {
    expect(oneWayAnova([[4, 5]])).toMatchObject({
      meanSquareBetween: null,
      effectiveGroupSize: null,
      meanSquareWithin: 0.5,
    });
    expect(oneWayAnova([[4], [5]])).toMatchObject({ meanSquareBetween: 0.5, meanSquareWithin: null });
  });

  it('refuses no group, and an empty one by its place', () => {
    expect(() => oneWayAnova([])).toThrow('groups: there is no group');
    expect(() => oneWayAnova([[1, 2], []])).toThrow('groups[1]: there is no value');
    expect(() => oneWayAnova([[1, Number.NaN]])).toThrow('expected a number, got NaN');
  });
});

describe('icc1 and icc2', () => {
  it('follow from the mean squares, with N / G or n0', () => {
    const { meanSquareBetween: between, meanSquareWithin: within } = oneWayAnova(UNEQUAL);
    if (between === null || within === null) throw new Error('no mean squares');
    expect(icc1(UNEQUAL)).toBeCloseTo((between - within) / (between + within), 12);
    expect(icc1(UNEQUAL, { groupSize: 'mean' })).toBe(icc1(UNEQUAL));
    expect(icc1(UNEQUAL, { groupSize: 'n0' })).toBeCloseTo((between - within) / (between + (11 / 6 - 1) * within), 12);
    expect(icc2(UNEQUAL)).toBeCloseTo((between - within) / between, 12);
    expect(
      icc1([
        [4, 5],
        [2, 3],
      ]),
    ).toBeCloseTo(7 / 9, 12);
    expect(
      icc2([
        [4, 5],
        [2, 3],
      ]),
    ).toBeCloseTo(0.875, 12);
  });

  it('are undefined for one group, for groups of one, and when nothing differs', () => {
    const undefinedFor = [
      [[4, 5]],
      [[4], [5]],
      [
        [4, 4],
        [4, 4],
      ],
    ];
    expect(undefinedFor.map((groups) => icc1(groups))).toEqual([null, null, null]);
    expect(undefinedFor.map((groups) => icc2(groups))).toEqual([null, null, null]);
  });

  it('are low when raters differ more than leaders', () => {
    expect(
      icc2([
        [1, 5],
        [1, 5],
      ]),
    ).toBeNull();
    expect(
      icc1([
        [1, 5],
        [1, 5],
      ]),
    ).toBe(-1);
  });
});
