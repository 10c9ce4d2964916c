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
