import type { Label } from '@heartset/model';
import type { Block } from './build-blocks.ts';
import type { CommentTally } from './tally-sheets.ts';

/** Comments by block and prompt; whatever is absent is empty. */
export type BlockComments = Partial<Record<Label, Record<string, CommentTally>>>;

/** Whole blocks whose comments on one prompt are shown together, or held back together. */
export type CommentPool = { blocks: Block[]; shown: boolean };

/**
 * Puts the blocks of a leader into pools for one prompt, by the number of texts alone.
 *
 * A block with at least k texts is shown by itself. The other shown blocks are put together, and
 * are shown when they reach k together; none of them is then shown by itself for this prompt.
 * Identified blocks are always by themselves, from one text on, and fill up nobody's pool. People
 * outside the directory fill up nobody's pool either: the leader may know them, and take their
 * texts out. Blocks that are withheld are in no pool: what is below k is in no total.
 */
export function poolComments(input: {
  promptId: string;
  blocks: readonly Block[];
  comments: BlockComments;
  k: number;
}): CommentPool[] {
  const textsOf = (block: Block) => input.comments[block.block]?.[input.promptId]?.texts.length ?? 0;
  const shownBlocks = input.blocks.filter((block) => block.n !== null);
  const isApart = (block: Block) => block.identified || block.block === 'others';
  const isEnough = (block: Block) => textsOf(block) >= (block.identified ? 1 : input.k);
  const alone = shownBlocks.filter((block) => isApart(block) || isEnough(block));
  const rest = shownBlocks.filter((block) => !alone.includes(block));
  const pools = alone.map((block) => ({ blocks: [block], shown: isEnough(block) }));
  if (rest.length === 0) return pools;
  const together = rest.reduce((sum, block) => sum + textsOf(block), 0);
  return [...pools, { blocks: rest, shown: together >= input.k }];
}
