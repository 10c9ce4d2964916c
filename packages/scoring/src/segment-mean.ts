import type { ValueMark } from '@heartset/model';
import { mean } from './mean.ts';

/**
 * The mean of leaders' published values as an organisation sees it: kept away from both ends, and
 * in hundredths.
 *
 * No leader's published value can be above H - 1/n, and every n is at least k. So a mean close to
 * H - 1/k would put every leader of the segment at the top. It is kept 1/m below that (m leaders),
 * which leaves each of them at least one step of the scale of room; alike at the lower end.
 *
 * Hundredths, because leaders' values are fractions with different denominators: an exact sum would
 * tell the part of one whose denominator is rare.
 *
 * @param values published values, at least one
 * @throws ScoringInputError when there is no value.
 * @example segmentMean([5, 5, 5, 5, 5], { scale: { minimum: 1, maximum: 5 }, k: 3 })
 * // { value: 4.47, mark: 'or-more' }
 */
export function segmentMean(
  values: readonly number[],
  rules: { scale: { minimum: number; maximum: number }; k: number },
): { value: number; mark: ValueMark } {
  const room = 1 / rules.k + 1 / values.length;
  const highest = rules.scale.maximum - room;
  const lowest = rules.scale.minimum + room;
  // In one order, so that the last bit of the sum does not depend on who comes first.
  const exact = mean(Float64Array.from(values).sort());
  if (exact >= highest) return { value: inHundredths(highest), mark: 'or-more' };
  if (exact <= lowest) return { value: inHundredths(lowest), mark: 'or-less' };
  return { value: inHundredths(exact), mark: 'plain' };
}

function inHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
