import { ScoringInputError } from './scoring-input-error.ts';

/**
 * Lets through a standard deviation: a finite number from 0 on.
 *
 * @throws ScoringInputError for anything else, NaN included.
 */
export function requireDeviation(deviation: number, where: string): number {
  if (!Number.isFinite(deviation) || deviation < 0) {
    throw new ScoringInputError(where, `expected a standard deviation from 0 on, got ${deviation}`);
  }
  return deviation;
}
