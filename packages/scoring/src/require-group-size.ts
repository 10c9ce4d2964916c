import { ScoringInputError } from './scoring-input-error.ts';

/**
 * Lets through a minimum group size (k). Below 3 nobody is protected: of two, each knows the other.
 *
 * @throws ScoringInputError when k is not a whole number of at least 3.
 */
export function requireGroupSize(k: number): number {
  if (!Number.isSafeInteger(k) || k < 3) {
    throw new ScoringInputError('minimum group size', `expected a whole number from 3 on, got ${k}`);
  }
  return k;
}
