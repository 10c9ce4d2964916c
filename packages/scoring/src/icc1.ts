import { oneWayAnova } from './one-way-anova.ts';
import type { Sample } from './sample.ts';

/** Which size stands for all groups: N / G, or n0, which corrects for unequal ones. */
export type IccOptions = { groupSize?: 'mean' | 'n0' };

/**
 * ICC(1): how much of the variance of single ratings lies between leaders,
 * (MSB - MSW) / (MSB + (k - 1) MSW) of a one-way analysis of variance.
 *
 * Source: Bliese (2000), in Klein & Kozlowski, Multilevel theory, 349-381.
 *
 * @param groups the values of each leader's raters
 * @param options `groupSize`: k is N / G unless `n0` is asked for
 * @returns below 0 when raters of one leader differ more than leaders do, at most 1; `null` when
 *   there is one group, nobody shares a group, or all values are equal.
 * @throws ScoringInputError when there is no group, an empty one, or a value that is no number.
 * @example icc1([[4, 5], [2, 3]]) // 0.7777777777777778
 */
export function icc1(groups: readonly Sample[], options: IccOptions = {}): number | null {
  const anova = oneWayAnova(groups);
  const { meanSquareBetween: between, meanSquareWithin: within, effectiveGroupSize } = anova;
  if (between === null || within === null || effectiveGroupSize === null) return null;
  const size = options.groupSize === 'n0' ? effectiveGroupSize : anova.meanGroupSize;
  const total = between + (size - 1) * within;
  return total === 0 ? null : (between - within) / total;
}
