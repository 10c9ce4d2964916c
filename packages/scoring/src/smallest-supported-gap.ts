import type { Group } from '@heartset/model';
import { ScoringInputError } from './scoring-input-error.ts';
import { spearmanBrown } from './spearman-brown.ts';

/** A block as far as a verdict may know it: whom it holds, and the printed n. */
export type VerdictBlock = { groups: readonly Group[]; n: number };

/**
 * Expected reliability of one rater. Source: Conway & Huffcutt (1997), Human Performance 10,
 * 331-360. For people outside the directory there is no figure: the lowest is taken.
 */
const SINGLE_RATER_RELIABILITY: Readonly<Record<Group, number>> = {
  'team-members': 0.3,
  peers: 0.37,
  'senior-leaders': 0.5,
  others: 0.3,
};

/**
 * Spread of scores between leaders that is assumed everywhere. The sample's own spread must not
 * be used: at small n a verdict that depends on it can give every single answer away.
 */
const ASSUMED_SD = 0.55;

const NORMAL_975 = 1.96;

/**
 * The smallest difference from the mean over these blocks that their n supports:
 * 1.96 sqrt(2) SEM with SEM = SD sqrt(1 - r), r by Spearman and Brown from the least reliable
 * group of each block; several blocks count with equal weights.
 *
 * Source of the form: Jacobson & Truax (1991), Journal of Consulting and Clinical Psychology 59.
 *
 * @throws ScoringInputError when there is no block, or one without raters.
 * @example smallestSupportedGap([{ groups: ['team-members'], n: 6 }]) // 0.8067
 */
export function smallestSupportedGap(blocks: readonly VerdictBlock[]): number {
  if (blocks.length === 0) throw new ScoringInputError('smallestSupportedGap', 'there is no block');
  let squaredErrors = 0;
  for (const { groups, n } of blocks) {
    const single = Math.min(...groups.map((group) => SINGLE_RATER_RELIABILITY[group]));
    squaredErrors += ASSUMED_SD ** 2 * (1 - spearmanBrown(n, single));
  }
  return (NORMAL_975 * Math.SQRT2 * Math.sqrt(squaredErrors)) / blocks.length;
}
