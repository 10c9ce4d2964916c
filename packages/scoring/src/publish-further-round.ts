import type {
  LeaderRelease,
  Publishable,
  ReleasedBlock,
  ReleasedCell,
  ReleasedCommentPool,
  ReleasedItem,
} from '@heartset/model';
import type { Block } from './build-blocks.ts';
import { checkPublicationInput } from './check-publication-input.ts';
import { blocksAfter, type FurtherRoundTally, outsideShownPools, requireFurtherRound } from './fold-further-round.ts';
import type { BlockCounts } from './fold-tally.ts';
import { ratedBy } from './held-back-counts.ts';
import { METHOD_VERSION } from './method-version.ts';
import { publishCells } from './publish-cells.ts';
import { publishComments } from './publish-comments.ts';
import { publishEveryoneElse } from './publish-everyone-else.ts';
import { publishItems } from './publish-items.ts';
import { everyoneElseOf } from './publish-leader.ts';
import type { PublishedInstrument, PublishLeaderInput } from './publish-leader-input.ts';
import { publishStrengths } from './publish-strengths.ts';
import { publishable } from './publishable.ts';
import { ScoringInputError } from './scoring-input-error.ts';

export type PublishFurtherRoundInput = {
  /** The release of the round before. */
  previous: Publishable<LeaderRelease>;
  /** As in the first round. */
  instrument: PublishedInstrument;
  /** As in the first round. */
  promptIds: readonly string[];
  /** From `foldFurtherRound`. */
  round: FurtherRoundTally;
  /** Drawn at random before this round's tally; at least 16 characters. */
  commentOrderSecret: string;
};

/**
 * The release of a further round: what was shown before, to the byte, and beside it the items of
 * blocks that were never shown and that enough rated, over all rounds.
 *
 * Blocks hold whom they held at the first release, and an n that was shown stays: it says how many
 * had answered then. Cells, everyone else and the list of strengths stay where they were shown, though
 * there may now be more to compute them from; those withheld before are computed from all that is
 * shown now, so that they say nothing which it does not. Comments: a pool that was shown stays, and beside
 * it stands that nothing is added to it, whether or not anybody wrote; blocks in no such pool may make new
 * ones, of this round's texts alone.
 *
 * @throws ScoringInputError when the campaign was not opened for further rounds, the instrument or
 *   the prompts are not those of the first round, or the counts do not fit.
 */
export function publishFurtherRound(input: PublishFurtherRoundInput): Publishable<LeaderRelease> {
  const { previous, instrument } = input;
  requireFurtherRound(previous);
  refuseOtherInstrument(input);
  const blocks = blocksAfter(previous, input.round.neverShown);
  const about = publicationInput(input, blocks);
  checkPublicationInput({ ...about, blocks: blocks.map((block) => ({ ...block, n: everybodyIn(input, block) })) });
  const items = keepItems(previous, publishItems(about), blocks);
  const everyone = previous.everyoneElse.status === 'shown' ? previous.everyoneElse : everyoneElseOf(blocks);
  return publishable<LeaderRelease>({
    ...previous,
    methodVersion: METHOD_VERSION,
    round: (previous.round ?? 1) + 1,
    blocks: previous.blocks.map((before, index) => keepBlock(before, blocks[index]?.n ?? null)),
    everyoneElse: everyone,
    items,
    cells: keepCells(previous, publishCells(about, items), blocks),
    strengths: previous.strengths.length > 0 ? previous.strengths : publishStrengths(instrument, items),
    comments: previous.comments.map(({ promptId, pools }) => {
      const kept = pools.filter((pool) => pool.status === 'shown');
      const open = outsideShownPools(previous, promptId, blocks);
      const fresh = publishComments({ ...about, blocks: open, promptIds: [promptId] });
      return { promptId, pools: [...kept, ...kept.map(withholdLater), ...fresh.flatMap((one) => one.pools)] };
    }),
  });
}

/** Of every pool that was shown, and never by whether there are late texts: that would tell who wrote them. */
function withholdLater({ blocks, identified }: ReleasedCommentPool): ReleasedCommentPool {
  return { status: 'withheld', reason: 'not-released-again', blocks: [...blocks], identified };
}

function refuseOtherInstrument({ previous, instrument, promptIds }: PublishFurtherRoundInput): void {
  const isSame =
    instrument.id === previous.instrument.id &&
    instrument.version === previous.instrument.version &&
    instrument.items.map(({ id }) => id).join() === previous.items.map(({ itemId }) => itemId).join() &&
    instrument.cells.map(({ id }) => id).join() === previous.cells.map(({ cellId }) => cellId).join();
  if (!isSame) throw new ScoringInputError('instrument', 'not the one of the earlier round');
  if (promptIds.join() !== previous.comments.map(({ promptId }) => promptId).join()) {
    throw new ScoringInputError('prompts', 'not those of the earlier round');
  }
}

/** As if this round published by itself: of every block the counts that were never shown and are enough. */
function publicationInput(input: PublishFurtherRoundInput, blocks: readonly Block[]): PublishLeaderInput {
  const { subject, policy } = input.previous;
  const counts: BlockCounts = {};
  for (const { block, identified, n } of blocks) {
    if (n === null) continue;
    const least = identified ? 1 : policy.minimumGroupSize;
    const waiting = Object.entries(input.round.neverShown[block]?.counts ?? {});
    counts[block] = Object.fromEntries(
      waiting.filter(([itemId, answers]) => ratedBy(answers, `counts of ${block}, item "${itemId}"`) >= least),
    );
  }
  return {
    subject,
    instrument: input.instrument,
    promptIds: input.promptIds,
    policy,
    blocks,
    counts,
    comments: input.round.comments,
    commentOrderSecret: input.commentOrderSecret,
  };
}

/** A shown block with all who answered so far: its printed n may be older than the ratings counted here. */
function everybodyIn(input: PublishFurtherRoundInput, { block, n }: Block): number | null {
  return n === null ? null : (input.round.neverShown[block]?.sheets ?? n);
}

function keepBlock(before: ReleasedBlock, n: number | null): ReleasedBlock {
  if (before.status === 'shown' || n === null) return before;
  const { status: _, reason: __, ...about } = before;
  return { status: 'shown', ...about, n };
}

function keepItems(previous: LeaderRelease, fresh: readonly ReleasedItem[], blocks: readonly Block[]): ReleasedItem[] {
  return fresh.map((item, index) => {
    const before = previous.items[index];
    const statements = keepShown(before?.blocks ?? [], item.blocks);
    return { ...item, blocks: statements, everyoneElse: keepEveryoneElse(before, statements, blocks) };
  });
}

function keepCells(previous: LeaderRelease, fresh: readonly ReleasedCell[], blocks: readonly Block[]): ReleasedCell[] {
  return fresh.map((cell, index) => {
    const before = previous.cells[index];
    const statements = keepShown(before?.blocks ?? [], cell.blocks);
    return { ...cell, blocks: statements, everyoneElse: keepEveryoneElse(before, statements, blocks) };
  });
}

function keepShown<Statement extends { block: string; status: string }>(
  before: readonly Statement[],
  fresh: readonly Statement[],
): Statement[] {
  return fresh.map((one) => before.find(({ block, status }) => block === one.block && status === 'shown') ?? one);
}

function keepEveryoneElse(
  before: Pick<ReleasedItem, 'everyoneElse'> | undefined,
  statements: Parameters<typeof publishEveryoneElse>[1],
  blocks: readonly Block[],
): ReleasedItem['everyoneElse'] {
  if (before?.everyoneElse.status === 'shown') return before.everyoneElse;
  return publishEveryoneElse(blocks, statements);
}
