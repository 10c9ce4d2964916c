import type { Sample } from './sample.ts';
import type { SampleMoments } from './sample-moments.ts';
import { disagreementOfMoments, uniformDisagreement } from './uniform-disagreement.ts';

/**
 * Within-group agreement on one item: 1 minus the observed variance over the variance of answers
 * spread evenly over the options, (A^2 - 1) / 12; below 0 it counts as 0.
 *
 * Source: James, Demaree & Wolf (1984), Journal of Applied Psychology 69, 85-98.
 *
 * @param options how many answer options the scale has (A), at least 2
 * @returns 0 to 1; `null` for a single rater.
 * @throws ScoringInputError when there is no value, a value is not a number, values lie further
 *   apart than A options can, or A is below 2.
 * @example rwg([4, 4, 5, 3, 4], 5) // 0.75
 */
export function rwg(sample: Sample, options: number): number | null {
  return agreementOf(uniformDisagreement(sample, options, 'rwg'));
}

/**
 * r_wg of what was added up before, for whoever needs more of it than agreement. That the values lie no
 * further apart than the options is for the caller to see to: moments do not tell.
 *
 * @returns 0 to 1; `null` for a single rater.
 * @throws ScoringInputError when there is no value, or A is below 2.
 * @example rwgOfMoments({ n: 5, sum: 20, squares: 2 }, 5) // 0.75
 */
export function rwgOfMoments(moments: SampleMoments, options: number): number | null {
  return agreementOf(disagreementOfMoments(moments, options, 'rwg'));
}

function agreementOf(disagreement: number | null): number | null {
  if (disagreement === null) return null;
  return disagreement > 1 ? 0 : 1 - disagreement;
}
