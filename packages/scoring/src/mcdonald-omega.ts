import { type CovarianceSource, itemCovariance } from './item-covariance.ts';
import { oneFactorModel } from './one-factor-model.ts';
import { ScoringInputError } from './scoring-input-error.ts';
import { correlationMatrix, isPositiveDefinite } from './symmetric-matrix.ts';

/** Whether every item is first brought to a variance of 1. */
export type OmegaOptions = { standardised?: boolean };

/**
 * McDonald's omega: the share of the items' total that one common factor explains,
 * (sum loadings)^2 / ((sum loadings)^2 + sum uniquenesses), fitted by maximum likelihood. For whole
 * organisations, from about 100 raters on; unlike alpha it does not assume equal loadings.
 *
 * Source: McDonald (1999), Test theory: a unified treatment.
 *
 * @param source rows of raters (those with a missing item are dropped), sums of cross-products,
 *   or a covariance matrix; at least 3 items, or the factor is not determined
 * @returns 0 to 1; `null` when there are fewer than two raters, an item has no variance or
 *   follows from the others, or no factor can be settled on.
 * @throws ScoringInputError for fewer than 3 items, what is no number, or a matrix that cannot be.
 * @example mcdonaldOmega({ covariance: [[1, 0.5, 0.5], [0.5, 1, 0.5], [0.5, 0.5, 1]] }) // 0.75
 */
export function mcdonaldOmega(source: CovarianceSource, options: OmegaOptions = {}): number | null {
  const covariance = itemCovariance(source, 'mcdonaldOmega');
  if (covariance === null) return null;
  if (covariance.length < 3) {
    throw new ScoringInputError('mcdonaldOmega', `expected at least 3 items, got ${covariance.length}`);
  }
  const correlation = correlationMatrix(covariance);
  // Where one item follows from the others, as always with fewer raters than items, no fit is best.
  if (correlation === null || !isPositiveDefinite(correlation)) return null;
  const model = oneFactorModel(correlation);
  if (model === null) return null;
  // Maximum likelihood does not depend on the items' units, so one fit serves both.
  const variances = covariance.map((row, item) => (options.standardised === true ? 1 : (row[item] ?? Number.NaN)));
  let common = 0;
  let unique = 0;
  for (const [item, variance] of variances.entries()) {
    common += (model.loadings[item] ?? Number.NaN) * Math.sqrt(variance);
    unique += (model.uniquenesses[item] ?? Number.NaN) * variance;
  }
  return common ** 2 / (common ** 2 + unique);
}
