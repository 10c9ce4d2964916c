import { requireOptions } from './require-options.ts';
import { type Sample, visitSample } from './sample.ts';
import { type SampleMoments, sampleMoments } from './sample-moments.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/**
 * How far raters disagree, measured by answers spread evenly over the options: the sample variance
 * over (A^2 - 1) / 12. The common part of r_wg, r_wg(J) and r*_wg(J).
 *
 * @param options how many answer options the scale has (A), at least 2
 * @returns 0 when all say the same, 1 for an even spread, more when raters stand at both ends;
 *   `null` for a single rater.
 * @throws ScoringInputError when there is no value, one that is not a number, values that lie
 *   further apart than A options can, or A below 2.
 * @example uniformDisagreement([4, 4, 5, 3, 4], 5, 'rwg') // 0.25
 */
export function uniformDisagreement(sample: Sample, options: number, where: string): number | null {
  const disagreement = disagreementOfMoments(sampleMoments(sample), options, where);
  // As many counts as there are options cannot lie further apart.
  if (!('counts' in sample) || sample.counts.length > options) refuseTooWide(sample, options, where);
  return disagreement;
}

/**
 * The same of what was added up before. That the values lie no further apart than the options is for
 * the caller to see to: moments do not tell.
 *
 * @throws ScoringInputError when there is no value, or A below 2.
 * @example disagreementOfMoments({ n: 5, sum: 20, squares: 2 }, 5, 'rwg') // 0.25
 */
export function disagreementOfMoments({ n, squares }: SampleMoments, options: number, where: string): number | null {
  requireOptions(options, where);
  if (n === 0) throw new ScoringInputError(where, 'there is no value');
  return n === 1 ? null : squares / (n - 1) / ((options ** 2 - 1) / 12);
}

function refuseTooWide(sample: Sample, options: number, where: string): void {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  visitSample(sample, (value) => {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  });
  if (highest - lowest <= options - 1) return;
  throw new ScoringInputError(where, `${options} options cannot hold both ${lowest} and ${highest}`);
}
