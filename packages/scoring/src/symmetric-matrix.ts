/** The sum of a matrix's diagonal. */
export function matrixTrace(matrix: readonly (readonly number[])[]): number {
  return matrix.reduce((sum, row, index) => sum + (row[index] ?? Number.NaN), 0);
}

/** The sum of all of a matrix's entries: of covariances, the variance of the items' total. */
export function matrixTotal(matrix: readonly (readonly number[])[]): number {
  return matrix.reduce((sum, row) => sum + row.reduce((rowSum, value) => rowSum + value, 0), 0);
}

/** A matrix times a vector. */
export function matrixTimes(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map((row) => innerProduct(row, vector));
}

/** The sum of products of two vectors' entries. */
export function innerProduct(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? Number.NaN), 0);
}

/**
 * Correlations from covariances.
 *
 * @returns `null` when some variance is 0, which leaves its correlations undefined.
 * @example correlationMatrix([[4, 1], [1, 1]]) // [[1, 0.5], [0.5, 1]]
 */
export function correlationMatrix(covariance: readonly (readonly number[])[]): number[][] | null {
  const deviations = covariance.map((row, index) => Math.sqrt(row[index] ?? Number.NaN));
  if (deviations.some((deviation) => deviation === 0)) return null;
  return covariance.map((row, index) =>
    row.map((value, other) => (index === other ? 1 : value / ((deviations[index] ?? 1) * (deviations[other] ?? 1)))),
  );
}

/** What rounding leaves of a pivot that is 0, in a matrix with ones on its diagonal. */
const LEAST_PIVOT = 1e-10;

/**
 * Whether correlations are those of items of which none follows from the others; elimination
 * leaves a pivot of 0 otherwise.
 *
 * @example isPositiveDefinite([[1, 0.5], [0.5, 1]]) // true
 * @example isPositiveDefinite([[1, 1], [1, 1]]) // false
 */
export function isPositiveDefinite(correlation: readonly (readonly number[])[]): boolean {
  const [first, ...rest] = correlation;
  if (first === undefined) return true;
  const [pivot = 0, ...row] = first;
  if (pivot < LEAST_PIVOT) return false;
  return isPositiveDefinite(
    rest.map(([factor = 0, ...others]) => others.map((value, column) => value - (factor / pivot) * (row[column] ?? 0))),
  );
}
