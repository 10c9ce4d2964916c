import type { ValueMark } from '@heartset/model';
import { mean } from './mean.ts';

/**
 * The mean of leaders' published values as an organisation sees it: kept away from both ends, and
 * in tenths.
 *
 * No leader's published value can be above H - 1/n, and every n is at least k. So a mean close to
 * H - 1/k would put every leader of the segment at the top. It is kept 1/m below that (m leaders),
 * and down to the next tenth, which leaves each of them at least one step of the scale of room; alike
 * at the lower end.
 *
 * Tenths, because leaders' values are fractions with different denominators: an exact sum would tell
 * the part of one whose denominator is rare. And because segments can be subtracted: what two figures
 * leave over is known to their last digits, and must not lie close to an end too often. The mark says
 * no more than the rounded mean does: "4.4 or more" stands for all that would be printed as 4.4 or above.
 *
 * @param values published values, at least one
 * @throws ScoringInputError when there is no value.
 * @example segmentMean([5, 5, 5, 5, 5], { scale: { minimum: 1, maximum: 5 }, k: 3 })
 * // { value: 4.4, mark: 'or-more' }
 */
export function segmentMean(
  values: readonly number[],
  rules: { scale: { minimum: number; maximum: number }; k: number },
): { value: number; mark: ValueMark } {
  const room = 1 / rules.k + 1 / values.length;
  // Towards the middle, which leaves room; a bit that floating point lost costs no tenth.
  const highest = Math.floor((rules.scale.maximum - room) * 10 + 1e-9) / 10;
  const lowest = Math.ceil((rules.scale.minimum + room) * 10 - 1e-9) / 10;
  // In one order, so that the last bit of the sum does not depend on who comes first.
  const value = Math.round(mean(Float64Array.from(values).sort()) * 10) / 10;
  if (value >= highest) return { value: highest, mark: 'or-more' };
  if (value <= lowest) return { value: lowest, mark: 'or-less' };
  return { value, mark: 'plain' };
}
