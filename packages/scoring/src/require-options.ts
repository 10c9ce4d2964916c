import { ScoringInputError } from './scoring-input-error.ts';

/**
 * Lets through a number of answer options that leaves a choice: a whole number from 2 on.
 *
 * @throws ScoringInputError for anything else, NaN included.
 */
export function requireOptions(options: number, where: string): number {
  if (!Number.isSafeInteger(options) || options < 2) {
    throw new ScoringInputError(where, `expected at least 2 answer options, got ${options}`);
  }
  return options;
}
