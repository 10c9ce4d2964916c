import { completeRows, type RaterRows } from './rater-rows.ts';
import type { Sample } from './sample.ts';
import { ScoringInputError } from './scoring-input-error.ts';
import { uniformDisagreement } from './uniform-disagreement.ts';

/**
 * What several raters said to several items: each item's observed ratings by themselves (lists,
 * typed arrays, counts), or rows of raters, of whom those with a missing item are left out.
 */
export type ItemRatings = readonly Sample[] | RaterRows;

/** The disagreement on the average item, v / E of r_wg(J), and how many items there are. */
export type MeanItemDisagreement = { items: number; ratio: number };

/**
 * Mean item variance over the variance of answers spread evenly over the options.
 *
 * @returns `null` when some item has a single rater, or fewer than two rows are complete.
 * @throws ScoringInputError when there is no item, or an item cannot be (which one is said).
 */
export function meanItemDisagreement(
  ratings: ItemRatings,
  options: number,
  where: string,
): MeanItemDisagreement | null {
  const samples = 'rows' in ratings ? columnsOf(completeRows(ratings, where)) : ratings;
  if (samples === null) return null;
  if (samples.length === 0) throw new ScoringInputError(where, 'there is no item');
  const ratios = samples.map((sample, item) => uniformDisagreement(sample, options, `${where}, items[${item}]`));
  let sum = 0;
  for (const ratio of ratios) {
    if (ratio === null) return null;
    sum += ratio;
  }
  return { items: samples.length, ratio: sum / samples.length };
}

function columnsOf(rows: readonly number[][]): number[][] | null {
  const [first] = rows;
  return first === undefined ? null : first.map((_, item) => rows.map((row) => row[item] ?? Number.NaN));
}
