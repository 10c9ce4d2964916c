import exact from '../fixtures/exact-small-n.json' with { type: 'json' };
import statistics from '../fixtures/statistics.json' with { type: 'json' };

const { alpha_cell_listwise, icc_cell_personMeans, leaders } = statistics.synthetic360;

/** The short vectors with the statistics that R computes for them. */
export const REFERENCE_VECTORS = Object.entries(statistics.vectors);

/** Reliability of the mean of k raters, for three reliabilities of one rater. */
export const REFERENCE_RELIABILITIES = statistics.icc_group_mean_reliability;

/** Per leader: what R computes for self, for each group, and for all others. */
export const REFERENCE_LEADERS = Object.entries(leaders).map(
  ([leader, numbers]) =>
    [leader, { ...numbers, groupWeightedItemMean: numbers.others.groupweighted_item_mean }] as const,
);

/** Per cell: what R's analysis of variance and its mixed model find between leaders. */
export const REFERENCE_ICC = icc_cell_personMeans.map((numbers, index) => ({ cell: index + 1, ...numbers }));

/** Per cell: alpha and omega over all raters of all leaders. */
export const REFERENCE_ALPHA = alpha_cell_listwise.map((numbers, index) => ({ cell: index + 1, ...numbers }));

/** Published and made-up examples of reliable change. */
export const REFERENCE_CHANGE = Object.entries(statistics.reliable_change);

/** Per number of raters: what the enumeration of all tables finds. */
export const REFERENCE_SMALL_GROUPS = Object.entries(exact).map(([n, numbers]) => ({ n: Number(n), ...numbers }));

/** The counts of a list of ratings on the five-point scale. */
export function countsOf(ratings: readonly number[]): number[] {
  return [1, 2, 3, 4, 5].map((option) => ratings.filter((rating) => rating === option).length);
}
