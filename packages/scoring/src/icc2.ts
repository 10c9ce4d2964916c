import { oneWayAnova } from './one-way-anova.ts';
import type { Sample } from './sample.ts';

/**
 * ICC(2): how reliably raters' means tell leaders apart, (MSB - MSW) / MSB of a one-way analysis
 * of variance.
 *
 * Source: Bliese (2000), in Klein & Kozlowski, Multilevel theory, 349-381.
 *
 * @param groups the values of each leader's raters
 * @returns at most 1, below 0 when raters of one leader differ more than leaders do; `null` when
 *   there is one group, nobody shares a group, or all groups have the same mean.
 * @throws ScoringInputError when there is no group, an empty one, or a value that is no number.
 * @example icc2([[4, 5], [2, 3]]) // 0.875
 */
export function icc2(groups: readonly Sample[]): number | null {
  const { meanSquareBetween: between, meanSquareWithin: within } = oneWayAnova(groups);
  if (between === null || within === null || between === 0) return null;
  return (between - within) / between;
}
