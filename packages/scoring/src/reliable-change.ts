import { ScoringInputError } from './scoring-input-error.ts';
import { type ChangeError, standardErrorOfDifference } from './standard-error-of-difference.ts';

/**
 * The reliable change index: a change in units of what error alone does, (after - before) / Sdiff.
 * Beyond 1.96 either way it is more than noise.
 *
 * Source: Jacobson & Truax (1991), Journal of Consulting and Clinical Psychology 59, 12-19.
 *
 * @returns positive for a rise; `null` when there is no error to compare with (Sdiff is 0).
 * @throws ScoringInputError for a score that is no number, or as `standardErrorOfDifference` does.
 * @example reliableChange(47.5, 32.5, { deviation: 7.5, reliability: 0.8 }) // -3.162277660168379
 */
export function reliableChange(before: number, after: number, error: ChangeError): number | null {
  if (!Number.isFinite(before))
    throw new ScoringInputError('reliableChange, before', `expected a number, got ${before}`);
  if (!Number.isFinite(after)) throw new ScoringInputError('reliableChange, after', `expected a number, got ${after}`);
  const standardError = standardErrorOfDifference(error);
  return standardError === 0 ? null : (after - before) / standardError;
}
