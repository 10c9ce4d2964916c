import type { ValueMark } from '@heartset/model';
import { mean } from './mean.ts';

/** Removes the noise of binary fractions: a mean of thirds that is 4 must not stay below 4. */
const DIGITS = 1e9;

/**
 * The mean of values that are already published, and of nothing else. It carries a mark when all of
 * them carry the same one.
 *
 * @throws ScoringInputError when there is no value.
 */
export function averagePublished(values: readonly { value: number; mark: ValueMark }[]): {
  value: number;
  mark: ValueMark;
} {
  const value = Math.round(mean(values.map((one) => one.value)) * DIGITS) / DIGITS;
  const marks = new Set(values.map((one) => one.mark));
  const [only] = marks;
  return { value, mark: marks.size === 1 && only !== undefined ? only : 'plain' };
}
