import type { Sample } from './sample.ts';
import { sampleMoments } from './sample-moments.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/**
 * Sample variance: squared deviations from the mean over n - 1.
 *
 * @returns a number from 0 on; `null` for a single value, whose spread is undefined.
 * @throws ScoringInputError when there is no value, or one that is not a number.
 * @example sampleVariance([4, 4, 5, 3, 4]) // 0.5
 */
export function sampleVariance(sample: Sample): number | null {
  const { n, squares } = sampleMoments(sample);
  if (n === 0) throw new ScoringInputError('sampleVariance', 'there is no value');
  return n === 1 ? null : squares / (n - 1);
}
