import type { AnswerDistribution, QuarterBand } from '@heartset/model';
import { requireCount } from './require-count.ts';

/** From how many ratings of an item in a block its spread may be described. */
export const LEAST_FOR_SPREAD = 10;

/**
 * How answers are spread, as coarsely as is safe from ten ratings on: shares of low (the two
 * lowest options), middle and high answers in quarter bands, and one of three words for agreement
 * (r_wg below .50, below .80, above). Compared in whole numbers, so that no rounding decides.
 *
 * A single dissenter who read "all the others agree" would know every answer. So a table in which
 * all but one agree is described as the one beside it, where two of the agreeing answers lie one
 * step apart: the mean is the same, and the two can no longer be told from each other.
 *
 * @param counts how often each option was chosen, lowest first
 * @returns `null` below ten ratings, or for a scale of fewer than five options, where low and high
 *   would leave no middle.
 * @throws ScoringInputError for a count that cannot be.
 */
export function answerDistribution(counts: readonly number[]): AnswerDistribution | null {
  for (const count of counts) requireCount(count, 'answerDistribution');
  const n = total(counts);
  const options = counts.length;
  if (n < LEAST_FOR_SPREAD || options < 5) return null;
  const told = withoutSingleDissenter(counts, n);
  const low = total(told.slice(0, 2));
  const high = total(told.slice(-2));
  return {
    low: quarter(low, n),
    middle: quarter(n - low - high, n),
    high: quarter(high, n),
    agreement: agreementWord(told, n),
  };
}

function withoutSingleDissenter(counts: readonly number[], n: number): readonly number[] {
  const agreed = counts.indexOf(n - 1);
  // At an end of the scale the mean itself tells the dissenter as much.
  if (agreed <= 0 || agreed === counts.length - 1) return counts;
  return counts.map((count, option) => {
    if (option === agreed) return count - 2;
    return Math.abs(option - agreed) === 1 ? count + 1 : count;
  });
}

function quarter(part: number, n: number): QuarterBand {
  if (part * 4 < n) return 0;
  if (part * 2 < n) return 1;
  if (part * 4 < n * 3) return 2;
  return 3;
}

/**
 * r_wg = 1 - s^2 / E >= edge means s^2 <= (1 - edge) E. With s^2 = (n Q - S^2) / (n (n - 1)), Q the
 * sum of squares, and E = (A^2 - 1) / 12, both sides become whole numbers.
 */
function agreementWord(counts: readonly number[], n: number): AnswerDistribution['agreement'] {
  const sum = total(counts.map((count, index) => count * index));
  const squares = total(counts.map((count, index) => count * index * index));
  const spread = 12 * (n * squares - sum * sum);
  const uniform = n * (n - 1) * (counts.length ** 2 - 1);
  if (spread * 5 <= uniform) return 'broad-agreement';
  if (spread * 2 <= uniform) return 'some-agreement';
  return 'views-differ';
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
