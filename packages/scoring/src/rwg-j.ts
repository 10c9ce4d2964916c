import { type ItemRatings, meanItemDisagreement } from './mean-item-disagreement.ts';

/**
 * Within-group agreement over J items: J(1 - v/E) / (J(1 - v/E) + v/E), with v the mean item
 * variance and E = (A^2 - 1) / 12; 0 when v exceeds E. It rises with J, however the raters
 * disagree: `rStarWgJ` does not.
 *
 * Source: James, Demaree & Wolf (1984), Journal of Applied Psychology 69, 85-98.
 *
 * @param ratings `{ rows }`, one a rater, of which those with a missing item are dropped; or the
 *   observed ratings of each item, when rows are no longer known, as in a tally
 * @param options how many answer options the scale has (A), at least 2
 * @returns 0 to 1; `null` when some item has a single rater, or fewer than two rows are complete.
 * @throws ScoringInputError when there is no item, an item nobody rated, or as `rwg` does.
 * @example rwgJ({ rows: [[4, 5], [5, 4], [4, null], [4, 4]] }, 5) // 0.9090909090909091
 */
export function rwgJ(ratings: ItemRatings, options: number): number | null {
  const disagreement = meanItemDisagreement(ratings, options, 'rwgJ');
  if (disagreement === null) return null;
  const agreement = disagreement.items * Math.max(0, 1 - disagreement.ratio);
  return agreement / (agreement + disagreement.ratio);
}
