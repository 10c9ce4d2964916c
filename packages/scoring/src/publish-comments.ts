import type { LeaderRelease, ReleasedCommentPool } from '@heartset/model';
import type { Block } from './build-blocks.ts';
import { orderTexts } from './order-texts.ts';
import { poolComments } from './pool-comments.ts';
import type { PublishLeaderInput } from './publish-leader-input.ts';

/** Every prompt that was asked, with its pools: the texts, or why they are not shown. */
export function publishComments(input: PublishLeaderInput): LeaderRelease['comments'] {
  return input.promptIds.map((promptId) => {
    const pools = poolComments({
      promptId,
      blocks: input.blocks,
      comments: input.comments,
      k: input.policy.minimumGroupSize,
    }).map(({ blocks, shown }) => (shown ? showPool(input, promptId, blocks) : withholdPool(blocks)));
    const heldBack = input.blocks.filter((block) => block.n === null).map(withholdBlock);
    return { promptId, pools: [...pools, ...heldBack] };
  });
}

function showPool(input: PublishLeaderInput, promptId: string, blocks: readonly Block[]): ReleasedCommentPool {
  const parts = blocks.flatMap((block) => input.comments[block.block]?.[promptId] ?? []);
  const names = blocks.map((block) => block.block);
  const texts = orderTexts(
    parts.flatMap((part) => part.texts),
    input.commentOrderSecret,
    JSON.stringify([input.subject.subjectKey, promptId, names]),
  );
  const withoutText = parts.reduce((sum, part) => sum + part.withoutText, 0);
  return { status: 'shown', blocks: names, identified: isIdentified(blocks), texts, withoutText };
}

function withholdPool(blocks: readonly Block[]): ReleasedCommentPool {
  const identified = isIdentified(blocks);
  return {
    status: 'withheld',
    reason: identified ? 'nobody-wrote' : 'too-few-comments',
    blocks: blocks.map((block) => block.block),
    identified,
  };
}

function withholdBlock(block: Block): ReleasedCommentPool {
  return {
    status: 'withheld',
    reason: block.identified ? 'nobody-answered' : 'too-few-answers',
    blocks: [block.block],
    identified: block.identified,
  };
}

function isIdentified(blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.identified);
}
