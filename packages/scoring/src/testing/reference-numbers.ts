import statistics from '../fixtures/statistics.json' with { type: 'json' };

/** The short vectors with the statistics that R computes for them. */
export const REFERENCE_VECTORS = Object.entries(statistics.vectors);

/** Reliability of the mean of k raters, for three reliabilities of one rater. */
export const REFERENCE_RELIABILITIES = statistics.icc_group_mean_reliability;

/** Per leader and group: how many rated each item, and mean and standard deviation of it. */
export const REFERENCE_LEADERS = Object.entries(statistics.leaders);

/** The counts of a list of ratings on the five-point scale. */
export function countsOf(ratings: readonly number[]): number[] {
  return [1, 2, 3, 4, 5].map((option) => ratings.filter((rating) => rating === option).length);
}
