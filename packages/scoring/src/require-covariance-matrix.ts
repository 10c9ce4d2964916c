import { ScoringInputError } from './scoring-input-error.ts';

/** What rounding may do to a matrix that was computed. */
const TOLERANCE = 1e-9;

/**
 * Lets through what can be the covariances of at least two items: square, symmetric, no variance
 * below 0, no covariance beyond what its two variances allow.
 *
 * @returns a copy
 * @throws ScoringInputError that names the first entry that cannot be.
 */
export function requireCovarianceMatrix(matrix: readonly ArrayLike<number>[], where: string): number[][] {
  const items = matrix.length;
  if (items < 2) throw new ScoringInputError(where, `expected at least 2 items, got ${items}`);
  const copy = matrix.map((row) => Array.from(row));
  const at = (row: number, column: number) => copy[row]?.[column] ?? Number.NaN;
  for (const [row, values] of copy.entries()) {
    if (values.length !== items) {
      throw new ScoringInputError(`${where}, covariance[${row}]`, `expected ${items} numbers, got ${values.length}`);
    }
    for (const [column, value] of values.entries()) {
      const entry = `${where}, covariance[${row}][${column}]`;
      if (!Number.isFinite(value)) throw new ScoringInputError(entry, `expected a number, got ${value}`);
      if (row === column && value < 0) throw new ScoringInputError(entry, `expected a variance, got ${value}`);
    }
  }
  for (let row = 1; row < items; row += 1) {
    for (let column = 0; column < row; column += 1) {
      const entry = `${where}, covariance[${row}][${column}]`;
      const value = at(row, column);
      const limit = Math.sqrt(at(row, row) * at(column, column)) * (1 + TOLERANCE);
      if (Math.abs(value - at(column, row)) > TOLERANCE * Math.max(1, limit)) {
        throw new ScoringInputError(entry, `is ${value}, but its mirror is ${at(column, row)}`);
      }
      if (Math.abs(value) > limit + Number.EPSILON) {
        throw new ScoringInputError(entry, `${value} is more than its variances allow`);
      }
    }
  }
  return copy;
}
