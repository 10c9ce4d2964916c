import type { Sample } from './sample.ts';
import { sampleVariance } from './sample-variance.ts';

/**
 * Sample standard deviation: the square root of the sample variance (n - 1).
 *
 * @returns a number from 0 on; `null` for a single value.
 * @throws ScoringInputError when there is no value, or one that is not a number.
 * @example sampleSd([4, 4, 5, 3, 4]) // 0.7071067811865476
 */
export function sampleSd(sample: Sample): number | null {
  const variance = sampleVariance(sample);
  return variance === null ? null : Math.sqrt(variance);
}
