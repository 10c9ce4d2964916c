import type { ReleasedBlockItem, ReleasedItem } from '@heartset/model';
import { answerDistribution } from './answer-distribution.ts';
import type { Block } from './build-blocks.ts';
import { guardedMean } from './guarded-mean.ts';
import { publishEveryoneElse } from './publish-everyone-else.ts';
import type { PublishLeaderInput } from './publish-leader-input.ts';
import { sampleMoments } from './sample-moments.ts';

/** Every item, in the instrument's order, as each block and everyone else rated it. */
export function publishItems(input: PublishLeaderInput): ReleasedItem[] {
  return input.instrument.items.map(({ id, cellId }) => {
    const blocks = input.blocks.map((block) => publishItemOfBlock(input, block, id));
    const everyoneElse = publishEveryoneElse(input.blocks, blocks);
    return { itemId: id, cellId, everyoneElse, blocks };
  });
}

function publishItemOfBlock(input: PublishLeaderInput, block: Block, itemId: string): ReleasedBlockItem {
  const { block: name, identified } = block;
  if (block.n === null) {
    return { status: 'withheld', reason: identified ? 'nobody-answered' : 'too-few-answers', block: name };
  }
  const { scale } = input.instrument;
  const counts = input.counts[name]?.[itemId] ?? [];
  const { n: rated, sum } = sampleMoments({ minimum: scale.minimum, counts });
  if (rated < (identified ? 1 : input.policy.minimumGroupSize)) {
    return { status: 'withheld', reason: identified ? 'nobody-could-judge' : 'too-few-could-judge', block: name };
  }
  if (identified) return { status: 'shown', value: sum / rated, mark: 'plain', block: name, distribution: null };
  return {
    status: 'shown',
    ...guardedMean(sum, rated, scale),
    block: name,
    distribution: answerDistribution(counts),
  };
}
