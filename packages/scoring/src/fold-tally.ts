import type { Label } from '@heartset/model';
import type { AnswersPerLabel, Block } from './build-blocks.ts';
import { joinLabelTallies } from './join-label-tallies.ts';
import { type BlockComments, poolComments } from './pool-comments.ts';
import { requireGroupSize } from './require-group-size.ts';
import { ScoringInputError } from './scoring-input-error.ts';
import type { LabelTally, LeaderTally } from './tally-sheets.ts';

/** `counts[block][item][i]`: how many of the block answered `minimum + i`. */
export type BlockCounts = Partial<Record<Label, Record<string, number[]>>>;

/** What may be written down of a tally once the blocks are known. */
export type FoldedTally = { counts: BlockCounts; comments: BlockComments };

/**
 * The number of answer sheets per label, for `buildBlocks`.
 */
export function answersPerLabel(tally: LeaderTally): AnswersPerLabel {
  return Object.fromEntries(Object.entries(tally).map(([label, part]) => [label, part.sheets]));
}

/**
 * Adds up labels into blocks and keeps only what will be shown: counts of items that enough of a
 * shown block rated, comments of pools that are large enough. Everything else ends here, and need
 * not be stored for a release to come out the same.
 *
 * @throws ScoringInputError when the blocks do not fit the tally, or k is below 3.
 */
export function foldTally(input: { tally: LeaderTally; blocks: readonly Block[]; k: number }): FoldedTally {
  const k = requireGroupSize(input.k);
  const counts: BlockCounts = {};
  const comments: BlockComments = {};
  for (const block of input.blocks) {
    if (block.n === null) continue;
    const whole = foldBlock(input.tally, block);
    const least = block.identified ? 1 : k;
    const enough = Object.entries(whole.counts).filter(([, answers]) => ratedBy(answers) >= least);
    counts[block.block] = Object.fromEntries(enough);
    comments[block.block] = whole.comments;
  }
  return { counts, comments: onlyPooled(input.blocks, comments, k) };
}

function foldBlock(tally: LeaderTally, block: Block): LabelTally {
  const parts = block.labels.flatMap(({ label }) => tally[label] ?? []);
  const sheets = parts.reduce((sum, part) => sum + part.sheets, 0);
  if (sheets !== block.n) {
    throw new ScoringInputError(`block ${block.block}`, `made of ${block.n} answers, but ${sheets} were counted`);
  }
  return parts.reduce(joinLabelTallies);
}

function ratedBy(answers: readonly number[]): number {
  return answers.reduce((sum, count) => sum + count, 0);
}

function onlyPooled(blocks: readonly Block[], comments: BlockComments, k: number): BlockComments {
  const kept: BlockComments = {};
  const promptIds = new Set(Object.values(comments).flatMap((byPrompt) => Object.keys(byPrompt)));
  for (const promptId of promptIds) {
    const shownPools = poolComments({ promptId, blocks, comments, k }).filter((pool) => pool.shown);
    for (const block of shownPools.flatMap((pool) => pool.blocks)) {
      const own = comments[block.block]?.[promptId];
      if (own) kept[block.block] = { ...kept[block.block], [promptId]: own };
    }
  }
  return kept;
}
