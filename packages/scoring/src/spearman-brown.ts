import { requireCount } from './require-count.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/**
 * Reliability of the mean of n raters, from the reliability r of one: n r / (1 + (n - 1) r).
 *
 * Source: Spearman (1910) and Brown (1910), British Journal of Psychology 3.
 *
 * @param n raters, at least 1
 * @param singleRaterReliability 0 to 1
 * @returns 0 to 1
 * @throws ScoringInputError outside those ranges.
 * @example spearmanBrown(6, 0.3) // 0.72
 */
export function spearmanBrown(n: number, singleRaterReliability: number): number {
  requireCount(n, 'spearmanBrown, raters');
  if (n === 0) throw new ScoringInputError('spearmanBrown', 'there is no rater');
  if (!(singleRaterReliability >= 0 && singleRaterReliability <= 1)) {
    throw new ScoringInputError('spearmanBrown', `expected a reliability from 0 to 1, got ${singleRaterReliability}`);
  }
  return (n * singleRaterReliability) / (1 + (n - 1) * singleRaterReliability);
}
