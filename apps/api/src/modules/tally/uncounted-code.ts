import { ScoringInputError, UncountableAnswersError, type UncountableCode } from '@heartset/scoring';

/**
 * Why a leader could not be counted.
 *
 * - `numbers-differ`: not as many ballots as tokens were redeemed, under some label
 * - `not-publishable`: what the publication refuses to be computed from
 * - `unexpected`: a fault of ours
 */
export type UncountedCode = UncountableCode | 'numbers-differ' | 'not-publishable' | 'unexpected';

/** The code of whatever a leader's own computation threw. It does no I/O, so that nothing of others can be the reason. */
export function uncountedCode(error: unknown): UncountedCode {
  if (error instanceof UncountableAnswersError) return error.code;
  return error instanceof ScoringInputError ? 'not-publishable' : 'unexpected';
}
