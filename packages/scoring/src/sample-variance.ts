import { mean } from './mean.ts';
import { type Sample, visitSample } from './sample.ts';

/**
 * Sample variance: squared deviations from the mean over n - 1.
 *
 * Computed in two passes; the naive sum of squares loses its digits when values lie far from 0.
 *
 * @returns a number from 0 on; `null` for a single value, whose spread is undefined.
 * @throws ScoringInputError when there is no value, or one that is not a number.
 * @example sampleVariance([4, 4, 5, 3, 4]) // 0.5
 */
export function sampleVariance(sample: Sample): number | null {
  const center = mean(sample);
  let n = 0;
  let squares = 0;
  visitSample(sample, (value, weight) => {
    n += weight;
    squares += weight * (value - center) ** 2;
  });
  return n === 1 ? null : squares / (n - 1);
}
