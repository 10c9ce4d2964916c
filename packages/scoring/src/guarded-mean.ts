import type { ValueMark } from '@heartset/model';
import { ScoringInputError } from './scoring-input-error.ts';

/** A published mean with its mark. */
export type GuardedMean = { value: number; mark: ValueMark };

/**
 * The same-answer guard: the mean of n whole-number answers, kept away from both ends of the scale
 * by w / n with w = 1. The two sums next to an end come out alike, so that "everybody gave the
 * highest answer" is never told from "all but one did".
 *
 * @param sum the sum of the answers
 * @param n how many answers, at least 1
 * @throws ScoringInputError for a number of answers that cannot be, or a sum that they cannot have.
 * @example guardedMean(15, 3, { minimum: 1, maximum: 5 }) // { value: 4.666666666666667, mark: 'or-more' }
 * @example guardedMean(14, 3, { minimum: 1, maximum: 5 }) // the same
 */
export function guardedMean(sum: number, n: number, scale: { minimum: number; maximum: number }): GuardedMean {
  const isPossible =
    Number.isSafeInteger(sum) &&
    Number.isSafeInteger(n) &&
    n >= 1 &&
    sum >= n * scale.minimum &&
    sum <= n * scale.maximum;
  if (!isPossible) throw new ScoringInputError('guardedMean', `${n} answers cannot add up to ${sum}`);
  const highest = n * scale.maximum - 1;
  const lowest = n * scale.minimum + 1;
  if (sum >= highest) return { value: highest / n, mark: 'or-more' };
  if (sum <= lowest) return { value: lowest / n, mark: 'or-less' };
  return { value: sum / n, mark: 'plain' };
}
