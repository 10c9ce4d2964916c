import { requireCount } from './require-count.ts';
import { requireGroupSize } from './require-group-size.ts';

/** Fewer at once would tell of somebody: of whom alone has answered, or of who did yesterday. */
const LEAST_GROWTH = 5;

/**
 * How many have answered in a whole campaign, for a figure that is refreshed once a day. What is below the threshold is in no total,
 * this one included: whoever reads the reports afterwards could subtract every n that is printed, and what is left would be the n of a
 * group that is held back.
 *
 * @param input.answered how many have answered under each label; leave out identified labels
 * @param input.told the total that was told last; 0 before the first
 * @returns the number; `null` while it is fewer than five more than what was told
 * @throws ScoringInputError for a number that cannot be, or k below 3.
 * @example campaignTotal({ answered: [6, 2, 3], k: 3, told: 0 }) // 9
 */
export function campaignTotal(input: { answered: readonly number[]; k: number; told: number }): number | null {
  const k = requireGroupSize(input.k);
  let total = 0;
  for (const answered of input.answered) if (requireCount(answered, 'answers') >= k) total += answered;
  return total - requireCount(input.told, 'answers told') >= LEAST_GROWTH ? total : null;
}
