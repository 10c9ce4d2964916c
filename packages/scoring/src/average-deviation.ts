import { mean } from './mean.ts';
import { type Sample, visitSample } from './sample.ts';

/**
 * AD_M: the mean distance of ratings from their mean, in steps of the scale. Up to A/6 is taken for
 * agreement, A being the number of answer options.
 *
 * Source: Burke & Dunlap (2002), Organizational Research Methods 5, 159-172.
 *
 * @returns from 0 to half the extent of the scale; `null` for a single rater, who cannot agree.
 * @throws ScoringInputError when there is no value, or one that is not a number.
 * @example averageDeviation([4, 4, 5, 3, 4]) // 0.4
 */
export function averageDeviation(sample: Sample): number | null {
  const center = mean(sample);
  let n = 0;
  let distances = 0;
  visitSample(sample, (value, weight) => {
    n += weight;
    distances += weight * Math.abs(value - center);
  });
  return n === 1 ? null : distances / n;
}
