import type { Sample } from './sample.ts';
import { type SampleMoments, sampleMoments } from './sample-moments.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/**
 * Arithmetic mean: the sum over the number of values.
 *
 * @throws ScoringInputError when there is no value, or one that is not a number.
 * @example mean([4, 4, 5, 3, 4]) // 4
 * @example mean({ minimum: 1, counts: [0, 0, 1, 3, 1] }) // 4
 */
export function mean(sample: Sample): number {
  return meanOfMoments(sampleMoments(sample));
}

/**
 * The mean of what was added up before, for whoever needs more of it than the mean.
 *
 * @throws ScoringInputError when there is no value.
 * @example meanOfMoments({ n: 5, sum: 20, squares: 2 }) // 4
 */
export function meanOfMoments({ n, sum }: SampleMoments): number {
  if (n === 0) throw new ScoringInputError('mean', 'there is no value');
  return sum / n;
}
