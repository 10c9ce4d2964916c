import { requireCount } from './require-count.ts';

const LEAST_SHOWN = 5;

/**
 * How many have answered in a whole campaign, for a figure that is refreshed once a day.
 *
 * @returns the number; `null` below five, where it could tell of somebody.
 * @throws ScoringInputError for a number that cannot be.
 */
export function campaignTotal(answered: number): number | null {
  return requireCount(answered, 'answers') >= LEAST_SHOWN ? answered : null;
}
