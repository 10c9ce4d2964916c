import type { SelfVerdict } from '@heartset/model';
import { ScoringInputError } from './scoring-input-error.ts';
import { smallestSupportedGap, type VerdictBlock } from './smallest-supported-gap.ts';

/** From this value on something counts as a strength, on a scale from 1 to 5. */
export const STRENGTH_THRESHOLD = 4;

/** Differences up to this are not named. */
export const GAP_MARGIN = 0.5;

/**
 * How a leader's own rating stands to what everyone else says, by published means and the printed
 * n alone.
 *
 * Both at or above 4: known strength. Both below: growth area. On different sides and less than .5
 * apart: aligned, near the line. On different sides, and further apart than .5 and than the n
 * supports: hidden strength (others higher) or blind spot (self higher); otherwise too few to tell.
 *
 * @param input.others the published mean of everyone else
 * @param input.self the leader's own rating or mean
 * @param input.blocks the blocks in that mean
 * @throws ScoringInputError when there is no block, one without raters, or a value that is no number.
 */
export function compareWithSelf(input: { others: number; self: number; blocks: readonly VerdictBlock[] }): SelfVerdict {
  const { others, self, blocks } = input;
  for (const [whose, value] of Object.entries({ others, self })) {
    if (!Number.isFinite(value))
      throw new ScoringInputError(`compareWithSelf, ${whose}`, `expected a number, got ${value}`);
  }
  const supported = smallestSupportedGap(blocks);
  const othersHigh = others >= STRENGTH_THRESHOLD;
  const selfHigh = self >= STRENGTH_THRESHOLD;
  if (othersHigh && selfHigh) return 'known-strength';
  if (!othersHigh && !selfHigh) return 'growth-area';
  const gap = Math.abs(self - others);
  if (gap < GAP_MARGIN) return 'aligned';
  if (gap <= GAP_MARGIN || gap <= supported) return 'too-few-to-tell';
  return othersHigh ? 'hidden-strength' : 'blind-spot';
}
