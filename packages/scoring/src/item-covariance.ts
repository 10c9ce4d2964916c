import type { CrossProducts } from './cross-products.ts';
import { mean } from './mean.ts';
import { completeRows, type RaterRows } from './rater-rows.ts';
import { requireCount } from './require-count.ts';
import { requireCovarianceMatrix } from './require-covariance-matrix.ts';

/** A symmetric matrix, row by row. */
export type SymmetricMatrix = readonly ArrayLike<number>[];

/** Items' covariances, or what they follow from: rows of raters, or sums of cross-products. */
export type CovarianceSource = RaterRows | CrossProducts | { covariance: SymmetricMatrix };

/**
 * The covariance matrix of at least two items (n - 1), from any of its sources. Rows with a missing
 * item are dropped.
 *
 * @returns `null` when there are fewer than two raters.
 * @throws ScoringInputError when a matrix is none of covariances, or a row holds what is no number.
 * @example itemCovariance({ rows: [[4, 5], [2, 5], [3, 5]] }, 'alpha') // [[1, 0], [0, 0]]
 */
export function itemCovariance(source: CovarianceSource, where: string): number[][] | null {
  if ('covariance' in source) return requireCovarianceMatrix(source.covariance, where);
  const covariance = 'rows' in source ? fromRows(completeRows(source, where)) : fromCrossProducts(source, where);
  return covariance === null ? null : requireCovarianceMatrix(covariance, where);
}

function fromRows(rows: readonly number[][]): number[][] | null {
  const [first] = rows;
  if (first === undefined || rows.length < 2) return null;
  const deviations = first.map((_, item) => {
    const column = rows.map((row) => row[item] ?? Number.NaN);
    const center = mean(column);
    return column.map((value) => value - center);
  });
  return deviations.map((one) =>
    deviations.map(
      (other) => one.reduce((sum, value, rater) => sum + value * (other[rater] ?? 0), 0) / (rows.length - 1),
    ),
  );
}

function fromCrossProducts({ n, sums, products }: CrossProducts, where: string): number[][] | null {
  if (requireCount(n, `${where}, n`) < 2) return null;
  // One subtraction of whole numbers loses no digit, where subtracting a product of means would.
  return products.map((row, item) =>
    Array.from(
      row,
      (product, other) => (n * product - (sums[item] ?? Number.NaN) * (sums[other] ?? Number.NaN)) / (n * (n - 1)),
    ),
  );
}
