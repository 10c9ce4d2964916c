import { ScoringInputError } from './scoring-input-error.ts';

/** One row a rater, one column an item; `null` is what a rater did not observe. */
export type RaterRows = { rows: readonly ArrayLike<number | null>[] };

/**
 * The rows of raters who rated every item; the others are dropped whole.
 *
 * @throws ScoringInputError when there is no row, rows differ in length, or a value is not a number.
 * @example completeRows({ rows: [[4, 5], [3, null]] }, 'alpha') // [[4, 5]]
 */
export function completeRows({ rows }: RaterRows, where: string): number[][] {
  const items = rows[0]?.length ?? 0;
  if (items === 0) throw new ScoringInputError(where, 'there is no value');
  const complete: number[][] = [];
  for (const [index, row] of rows.entries()) {
    if (row.length !== items) {
      throw new ScoringInputError(`${where}, rows[${index}]`, `expected ${items} items, got ${row.length}`);
    }
    const ratings: number[] = [];
    for (let item = 0; item < items; item += 1) {
      const value = row[item] ?? null;
      if (value === null) continue;
      if (!Number.isFinite(value)) {
        throw new ScoringInputError(`${where}, rows[${index}][${item}]`, `expected a number, got ${value}`);
      }
      ratings.push(value);
    }
    if (ratings.length === items) complete.push(ratings);
  }
  return complete;
}
