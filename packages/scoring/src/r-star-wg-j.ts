import { type ItemRatings, meanItemDisagreement } from './mean-item-disagreement.ts';

/**
 * Within-group agreement over several items that does not rise with their number: 1 - v/E, with v
 * the mean item variance and E = (A^2 - 1) / 12.
 *
 * Source: Lindell, Brandt & Whitney (1999), Applied Psychological Measurement 23, 127-135.
 *
 * @param ratings `{ rows }`, one a rater, of which those with a missing item are dropped; or the
 *   observed ratings of each item
 * @param options how many answer options the scale has (A), at least 2
 * @returns at most 1; below 0 when raters disagree more than chance would; `null` when some item
 *   has a single rater, or fewer than two rows are complete.
 * @throws ScoringInputError when there is no item, an item nobody rated, or as `rwg` does.
 * @example rStarWgJ([[4, 4, 5, 3, 4], [5, 5, 5, 5, 5]], 5) // 0.875
 */
export function rStarWgJ(ratings: ItemRatings, options: number): number | null {
  const disagreement = meanItemDisagreement(ratings, options, 'rStarWgJ');
  return disagreement === null ? null : 1 - disagreement.ratio;
}
