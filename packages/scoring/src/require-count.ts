import { ScoringInputError } from './scoring-input-error.ts';

/**
 * Lets through whole numbers from 0 on.
 *
 * @throws ScoringInputError for anything else, NaN included.
 */
export function requireCount(value: number, where: string): number {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new ScoringInputError(where, `expected a whole number from 0 on, got ${value}`);
  }
  return value;
}
