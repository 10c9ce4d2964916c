import { type ChangeError, standardErrorOfDifference } from './standard-error-of-difference.ts';

/** The usual two-sided 5 %: a change within 1.96 Sdiff may be noise. */
const NORMAL_975 = 1.96;

/**
 * The smallest change that is more than noise: 1.96 Sdiff.
 *
 * Source: Jacobson & Truax (1991), Journal of Consulting and Clinical Psychology 59, 12-19.
 *
 * @returns from 0 on, in the unit of the scores
 * @throws ScoringInputError as `standardErrorOfDifference` does.
 * @example smallestDetectableDifference({ deviation: 0.55, reliability: 0.7 }) // 0.8350152094
 * @example smallestDetectableDifference({ before: { deviation: 0.6, n: 9 }, after: { deviation: 0.8, n: 16 } }) // 0.5543717164
 */
export function smallestDetectableDifference(error: ChangeError): number {
  return NORMAL_975 * standardErrorOfDifference(error);
}
