import { completeRows, type RaterRows } from './rater-rows.ts';
import { requireCount } from './require-count.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/**
 * What a covariance needs to know of raters, and nothing of a single one: how many there are, each
 * item's sum, and each pair of items' sum of products. Whole ratings make whole sums, so that
 * parts add up exactly.
 */
export type CrossProducts = { n: number; sums: ArrayLike<number>; products: readonly ArrayLike<number>[] };

/**
 * The sums of the raters who rated every item.
 *
 * @throws ScoringInputError when there is no row, rows differ in length, or a value is not a number.
 * @example crossProducts({ rows: [[4, 5], [3, 4]] }) // { n: 2, sums: [7, 9], products: [[25, 32], [32, 41]] }
 */
export function crossProducts(ratings: RaterRows): CrossProducts {
  const rows = completeRows(ratings, 'crossProducts');
  const items = Array.from({ length: ratings.rows[0]?.length ?? 0 }, (_, item) => item);
  const sumOver = (term: (row: number[]) => number) => rows.reduce((sum, row) => sum + term(row), 0);
  const at = (row: number[], item: number) => row[item] ?? Number.NaN;
  return {
    n: rows.length,
    sums: items.map((item) => sumOver((row) => at(row, item))),
    products: items.map((item) => items.map((other) => sumOver((row) => at(row, item) * at(row, other)))),
  };
}

/**
 * The sums of two sets of raters together.
 *
 * @throws ScoringInputError when they do not hold the same number of items.
 * @example mergeCrossProducts(crossProducts(north), crossProducts(south)) // as of both at once
 */
export function mergeCrossProducts(one: CrossProducts, other: CrossProducts): CrossProducts {
  const items = one.sums.length;
  if (other.sums.length !== items || one.products.length !== items || other.products.length !== items) {
    throw new ScoringInputError('mergeCrossProducts', `expected ${items} items, got ${other.sums.length}`);
  }
  const add = (left: ArrayLike<number>, right: ArrayLike<number>) =>
    Array.from(left, (value, index) => value + (right[index] ?? Number.NaN));
  return {
    n: requireCount(one.n, 'mergeCrossProducts, n') + requireCount(other.n, 'mergeCrossProducts, n'),
    sums: add(one.sums, other.sums),
    products: one.products.map((row, item) => add(row, other.products[item] ?? [])),
  };
}
