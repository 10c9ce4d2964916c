import answers from '../fixtures/synthetic360.json' with { type: 'json' };
import cellOfItem from '../fixtures/synthetic360-items.json' with { type: 'json' };

/** A rater of the made-up answers; `null` is what they did not observe. */
export type SyntheticRater = { leader: string; group: string; ratings: readonly (number | null)[] };

/** All raters of the made-up answers, self included. */
export const SYNTHETIC_RATERS: readonly SyntheticRater[] = answers.map(([leader, group, , ratings]) => ({
  leader: String(leader),
  group: String(group),
  ratings: Array.isArray(ratings) ? ratings : [],
}));

/** The numbers of the cells, 1 to 9. */
export const SYNTHETIC_CELLS: readonly number[] = [...new Set(cellOfItem.map(([, cell]) => Number(cell)))];

/** Each rater's row over the items of a cell. */
export function cellRows(raters: readonly SyntheticRater[], cell: number): (number | null)[][] {
  const columns = cellOfItem.flatMap(([, itsCell], column) => (Number(itsCell) === cell ? [column] : []));
  return raters.map(({ ratings }) => columns.map((column) => ratings[column] ?? null));
}

/** What was observed of each column. */
export function observedColumns(rows: readonly (readonly (number | null)[])[]): number[][] {
  return (rows[0] ?? []).map((_, column) => rows.flatMap((row) => row[column] ?? []));
}
