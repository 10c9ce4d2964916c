import { mean } from './mean.ts';
import { requireWithinScale, type ScaleRange } from './require-within-scale.ts';
import { type Sample, visitSample } from './sample.ts';
import { sampleSd } from './sample-sd.ts';
import { studentTQuantile } from './student-t-quantile.ts';

/** Both ends of an interval. */
export type Interval = { lower: number; upper: number };

/**
 * The confidence interval of a mean, mean +- t s / sqrt(n), clipped to the scale.
 *
 * @param confidence above 0 and below 1; .95 unless said
 * @returns `null` for a single value, whose spread is undefined.
 * @throws ScoringInputError when there is no value, one outside the scale or no number, the scale
 *   does not rise, or the confidence is none.
 * @example tInterval([4, 4, 5, 3, 4], { minimum: 1, maximum: 5 }) // { lower: 3.1220, upper: 4.8780 }
 */
export function tInterval(sample: Sample, scale: ScaleRange, confidence = 0.95): Interval | null {
  requireWithinScale(sample, scale, 'tInterval');
  const deviation = sampleSd(sample);
  if (deviation === null) return null;
  let n = 0;
  visitSample(sample, (_, weight) => {
    n += weight;
  });
  const center = mean(sample);
  const reach = (studentTQuantile((1 + confidence) / 2, n - 1) * deviation) / Math.sqrt(n);
  return { lower: Math.max(scale.minimum, center - reach), upper: Math.min(scale.maximum, center + reach) };
}
