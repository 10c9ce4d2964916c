import { requireDeviation } from './require-deviation.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/**
 * SEM: how far a score lies from what it would be without error of measurement, SD sqrt(1 - r).
 *
 * @param deviation the standard deviation of scores, from 0 on
 * @param reliability 0 to 1
 * @throws ScoringInputError outside those ranges.
 * @example standardErrorOfMeasurement(7.5, 0.8) // 3.3541019662496847
 */
export function standardErrorOfMeasurement(deviation: number, reliability: number): number {
  requireDeviation(deviation, 'standardErrorOfMeasurement');
  if (!(reliability >= 0 && reliability <= 1)) {
    throw new ScoringInputError('standardErrorOfMeasurement', `expected a reliability from 0 to 1, got ${reliability}`);
  }
  return deviation * Math.sqrt(1 - reliability);
}
