import { type CovarianceSource, itemCovariance } from './item-covariance.ts';
import { matrixTotal, matrixTrace } from './symmetric-matrix.ts';

/**
 * Cronbach's alpha: how far J items measure one thing, J / (J - 1) (1 - sum s_i^2 / s_total^2).
 * For whole organisations, from about 100 raters on; it says nothing about one leader.
 *
 * Source: Cronbach (1951), Psychometrika 16, 297-334.
 *
 * @param source rows of raters (those with a missing item are dropped), sums of cross-products,
 *   or a covariance matrix; at least 2 items
 * @returns at most 1, below 0 when items contradict each other; `null` when there are fewer than
 *   two raters, or all have the same total.
 * @throws ScoringInputError for fewer than 2 items, what is no number, or a matrix that cannot be.
 * @example cronbachAlpha({ covariance: [[1, 0.5], [0.5, 1]] }) // 0.6666666666666667
 */
export function cronbachAlpha(source: CovarianceSource): number | null {
  const covariance = itemCovariance(source, 'cronbachAlpha');
  if (covariance === null) return null;
  const itemVariances = matrixTrace(covariance);
  const totalVariance = matrixTotal(covariance);
  // Items that cancel out leave a total that is 0 but for rounding.
  if (totalVariance <= itemVariances * Number.EPSILON * covariance.length) return null;
  return (covariance.length / (covariance.length - 1)) * (1 - itemVariances / totalVariance);
}
