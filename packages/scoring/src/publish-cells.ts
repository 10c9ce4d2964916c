import type { ReleasedBlockCell, ReleasedCell, ReleasedItem } from '@heartset/model';
import { averagePublished } from './average-published.ts';
import type { Block } from './build-blocks.ts';
import { publishEveryoneElse } from './publish-everyone-else.ts';
import type { PublishLeaderInput } from './publish-leader-input.ts';

/**
 * Every cell, from the published items alone: of a block when at least half of the cell's items
 * are shown for it.
 */
export function publishCells(input: PublishLeaderInput, items: readonly ReleasedItem[]): ReleasedCell[] {
  return input.instrument.cells.map(({ id }) => {
    const cellItems = items.filter((item) => item.cellId === id);
    const blocks = input.blocks.map((block) => publishCellOfBlock(block, cellItems));
    const everyoneElse = publishEveryoneElse(input.blocks, blocks);
    return { cellId: id, everyoneElse, blocks };
  });
}

function publishCellOfBlock(block: Block, cellItems: readonly ReleasedItem[]): ReleasedBlockCell {
  const { block: name, identified } = block;
  if (block.n === null) {
    return { status: 'withheld', reason: identified ? 'nobody-answered' : 'too-few-answers', block: name };
  }
  const shown = cellItems
    .flatMap((item) => item.blocks)
    .flatMap((one) => (one.block === name && one.status === 'shown' ? [one] : []));
  if (shown.length * 2 < cellItems.length) {
    return { status: 'withheld', reason: identified ? 'nobody-could-judge' : 'too-few-could-judge', block: name };
  }
  return { status: 'shown', ...averagePublished(shown), block: name };
}
