import { requireCount } from './require-count.ts';
import { requireDeviation } from './require-deviation.ts';
import { ScoringInputError } from './scoring-input-error.ts';
import { standardErrorOfMeasurement } from './standard-error-of-measurement.ts';

/** The spread among the raters of one cycle, and how many there were. */
export type RatersOfCycle = { deviation: number; n: number };

/** Where error comes from: one measure taken twice, or different raters in each cycle. */
export type ChangeError = { deviation: number; reliability: number } | { before: RatersOfCycle; after: RatersOfCycle };

/**
 * Sdiff: how far two scores differ by error alone. The same measure twice: sqrt(2) SEM. Different
 * raters in each cycle: sqrt(s1^2 / n1 + s2^2 / n2).
 *
 * Source: Jacobson & Truax (1991), Journal of Consulting and Clinical Psychology 59, 12-19.
 *
 * @returns from 0 on, in the unit of the scores
 * @throws ScoringInputError for a deviation below 0, a reliability outside 0 to 1, or a cycle
 *   without raters.
 * @example standardErrorOfDifference({ deviation: 7.5, reliability: 0.8 }) // 4.743416490252569
 */
export function standardErrorOfDifference(error: ChangeError): number {
  if ('reliability' in error) return Math.SQRT2 * standardErrorOfMeasurement(error.deviation, error.reliability);
  return Math.hypot(standardErrorOfMean(error.before, 'before'), standardErrorOfMean(error.after, 'after'));
}

function standardErrorOfMean({ deviation, n }: RatersOfCycle, cycle: string): number {
  const where = `standardErrorOfDifference, ${cycle}`;
  if (requireCount(n, where) === 0) throw new ScoringInputError(where, 'there is no rater');
  return requireDeviation(deviation, where) / Math.sqrt(n);
}
