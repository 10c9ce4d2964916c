import type { Label } from '@heartset/model';
import type { Block } from './build-blocks.ts';
import { joinLabelTallies } from './join-label-tallies.ts';
import { requireCount } from './require-count.ts';
import { requireGroupSize } from './require-group-size.ts';
import type { LabelTally, LeaderTally } from './tally-sheets.ts';

/** One block: how many answered it so far, and the counts of those items that were never shown. */
export type HeldBackBlock = { sheets: number; counts: Record<string, number[]> };

/** What lies between two rounds, by block; an item that is absent was shown, or rated by nobody. */
export type HeldBackCounts = Partial<Record<Label, HeldBackBlock>>;

/**
 * What the tally keeps for a further round: counts of the items of blocks that are not shown now.
 * Only for campaigns that were opened with that possibility. These are counts of very few people:
 * whoever stores them keeps them from every reader, and deletes them with the last round.
 *
 * Comments are not kept: texts that are held back end with their round.
 *
 * @param input.tally of the first round
 * @param input.blocks from `buildBlocks`, of the same tally
 * @throws ScoringInputError when k is below 3.
 */
export function heldBackCounts(input: { tally: LeaderTally; blocks: readonly Block[]; k: number }): HeldBackCounts {
  const k = requireGroupSize(input.k);
  const held: HeldBackCounts = {};
  for (const { block, identified, labels, n } of input.blocks) {
    const whole = joinLabels(
      input.tally,
      labels.map(({ label }) => label),
    );
    const least = identified ? 1 : k;
    held[block] = {
      sheets: whole?.sheets ?? 0,
      counts: Object.fromEntries(
        Object.entries(whole?.counts ?? {}).filter(([itemId, answers]) => {
          const rated = ratedBy(answers, `counts of ${block}, item "${itemId}"`);
          return rated > 0 && (n === null || rated < least);
        }),
      ),
    };
  }
  return held;
}

/** Several labels of one tally as one; `null` when nobody answered under any of them. */
export function joinLabels(tally: LeaderTally, labels: readonly Label[]): LabelTally | null {
  const parts = labels.flatMap((label) => tally[label] ?? []);
  return parts.length === 0 ? null : parts.reduce(joinLabelTallies);
}

/**
 * How many rated an item.
 *
 * @throws ScoringInputError that names the place, for what is no count.
 */
export function ratedBy(answers: readonly number[], where: string): number {
  return answers.reduce((sum, count) => sum + requireCount(count, where), 0);
}
