import { mean } from './mean.ts';
import { requireWithinScale, type ScaleRange } from './require-within-scale.ts';
import { type Sample, visitSample } from './sample.ts';
import { sampleVariance } from './sample-variance.ts';

/**
 * Agreement on one item, measured by the greatest disagreement that its mean M leaves room for:
 * 1 - 2 s^2 / (((H + L) M - M^2 - H L) k / (k - 1)), with k raters on a scale from L to H.
 *
 * Source: Brown & Hauenstein (2005), Organizational Research Methods 8, 165-184.
 *
 * @returns -1 (half at each end) to 1 (all the same); `null` for a single rater.
 * @throws ScoringInputError when there is no value, one outside the scale or no number, or the
 *   scale does not rise.
 * @example awg([4, 4, 5, 3, 4], { minimum: 1, maximum: 5 }) // 0.7333333333333334
 */
export function awg(sample: Sample, scale: ScaleRange): number | null {
  requireWithinScale(sample, scale, 'awg');
  const variance = sampleVariance(sample);
  if (variance === null) return null;
  // At an end of the scale the room is 0 as well, and 0 / 0 would hide that all agree.
  if (variance === 0) return 1;
  const center = mean(sample);
  let raters = 0;
  visitSample(sample, (_, weight) => {
    raters += weight;
  });
  const room = ((scale.maximum - center) * (center - scale.minimum) * raters) / (raters - 1);
  return 1 - (2 * variance) / room;
}
