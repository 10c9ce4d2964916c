import type { Sample } from './sample.ts';
import { sampleVariance } from './sample-variance.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/**
 * Within-group agreement on one item: 1 minus the observed variance over the variance of answers
 * spread evenly over the options, (A^2 - 1) / 12; below 0 it counts as 0.
 *
 * Source: James, Demaree & Wolf (1984), Journal of Applied Psychology 69, 85-98.
 *
 * @param options how many answer options the scale has (A), at least 2
 * @returns 0 to 1; `null` for a single rater.
 * @throws ScoringInputError when there is no value, a value is not a number, or A is below 2.
 * @example rwg([4, 4, 5, 3, 4], 5) // 0.75
 */
export function rwg(sample: Sample, options: number): number | null {
  if (!Number.isSafeInteger(options) || options < 2) {
    throw new ScoringInputError('rwg', `expected at least 2 answer options, got ${options}`);
  }
  const variance = sampleVariance(sample);
  if (variance === null) return null;
  const uniformVariance = (options ** 2 - 1) / 12;
  return Math.max(0, 1 - variance / uniformVariance);
}
