import type { Label, LeaderRelease, ReleasedBlock } from '@heartset/model';
import type { Block } from './build-blocks.ts';
import { type HeldBackBlock, type HeldBackCounts, joinLabels, ratedBy } from './held-back-counts.ts';
import { type BlockComments, poolComments } from './pool-comments.ts';
import { ScoringInputError } from './scoring-input-error.ts';
import type { LabelTally, LeaderTally } from './tally-sheets.ts';
import { UncountableAnswersError } from './uncountable-answers-error.ts';

/** What may be written down of a further round's tally. */
export type FurtherRoundTally = {
  /** Counts of what was never shown, of all rounds so far; those still too few wait for the next. */
  neverShown: HeldBackCounts;
  /** Texts of this round, of pools that are large enough and were never shown. */
  comments: BlockComments;
};

/**
 * Adds a further round's answers to what earlier rounds held back, and drops every other answer:
 * those to items of blocks that were shown before end here, because the difference between two
 * means would be what the late ones said.
 *
 * Each person answers in one round at most: the caller keeps up, until the last round, what stops
 * somebody from answering twice. Otherwise three ratings would not be three people.
 *
 * @param input.previous the release of the round before
 * @param input.heldBack from `heldBackCounts`, or `neverShown` of the round before
 * @param input.tally of this round's sheets alone
 * @throws UncountableAnswersError when more answered, over all rounds, than were invited, or under a
 *   label that nobody was invited under. ScoringInputError when the campaign was not opened for
 *   further rounds, or the counts do not fit the release.
 */
export function foldFurtherRound(input: {
  previous: LeaderRelease;
  heldBack: HeldBackCounts;
  tally: LeaderTally;
}): FurtherRoundTally {
  const { previous, tally } = input;
  requireFurtherRound(previous);
  refuseUnknownLabels(previous, tally);
  const parts = previous.blocks.map((block) => ({ block, fresh: joinLabels(tally, block.labels) }));
  const neverShown: HeldBackCounts = {};
  const comments: BlockComments = {};
  for (const { block, fresh } of parts) {
    neverShown[block.block] = addUp(previous, block, input.heldBack[block.block], fresh);
    if (fresh) comments[block.block] = fresh.comments;
  }
  return { neverShown, comments: onlyNewPools(previous, blocksAfter(previous, neverShown), comments) };
}

/** @throws ScoringInputError when the campaign was not opened with the possibility of further rounds. */
export function requireFurtherRound(previous: LeaderRelease): void {
  if (previous.policy.furtherRound) return;
  throw new ScoringInputError('policy', 'the campaign was not opened for further rounds');
}

/**
 * The blocks as a further round shows them: frozen in whom they hold, and in their n once it was
 * shown; a block that was held back is shown when enough answered over all rounds.
 */
export function blocksAfter(previous: LeaderRelease, neverShown: HeldBackCounts): Block[] {
  const invitedUnder = new Map(previous.labels.map(({ label, invited }) => [label, invited]));
  return previous.blocks.map((one) => {
    const sheets = neverShown[one.block]?.sheets ?? 0;
    const least = one.identified ? 1 : previous.policy.minimumGroupSize;
    const later = sheets >= least ? sheets : null;
    return {
      block: one.block,
      groups: [...one.groups],
      labels: one.labels.map((label) => ({ label, invited: invitedUnder.get(label) ?? 0 })),
      identified: one.identified,
      invited: one.invited,
      n: one.status === 'shown' ? one.n : later,
    };
  });
}

/** The blocks whose texts on a prompt were never shown: alone they may be put into new pools. */
export function outsideShownPools(previous: LeaderRelease, promptId: string, blocks: readonly Block[]): Block[] {
  const pools = previous.comments.find((one) => one.promptId === promptId)?.pools ?? [];
  const shown = new Set(pools.flatMap((pool) => (pool.status === 'shown' ? pool.blocks : [])));
  return blocks.filter((block) => !shown.has(block.block));
}

function refuseUnknownLabels(previous: LeaderRelease, tally: LeaderTally): void {
  const known = new Set<string>(previous.blocks.flatMap((block) => block.labels));
  for (const label of Object.keys(tally)) {
    if (known.has(label)) continue;
    throw new UncountableAnswersError('unknown-label', `answers under ${label}`, 'nobody was invited under it');
  }
}

function addUp(
  previous: LeaderRelease,
  block: ReleasedBlock,
  before: HeldBackBlock | undefined,
  fresh: LabelTally | null,
): HeldBackBlock {
  const where = `answers of block ${block.block}`;
  if (before === undefined) throw new ScoringInputError(where, 'what earlier rounds held back is missing');
  const sheets = before.sheets + (fresh?.sheets ?? 0);
  if (sheets > block.invited) {
    throw new UncountableAnswersError('more-than-invited', where, `${sheets} from ${block.invited} people invited`);
  }
  const counts: Record<string, number[]> = {};
  for (const item of previous.items) {
    if (item.blocks.some((one) => one.block === block.block && one.status === 'shown')) continue;
    const held = Object.hasOwn(before.counts, item.itemId) ? before.counts[item.itemId] : undefined;
    const late = fresh && Object.hasOwn(fresh.counts, item.itemId) ? fresh.counts[item.itemId] : undefined;
    const sum = addCounts(held ?? [], late ?? [], `${where}, item "${item.itemId}"`);
    if (ratedBy(sum, `${where}, item "${item.itemId}"`) > 0) counts[item.itemId] = sum;
  }
  return { sheets, counts };
}

function addCounts(a: readonly number[], b: readonly number[], where: string): number[] {
  if (a.length === 0 || b.length === 0) return [...a, ...b];
  if (a.length !== b.length) throw new ScoringInputError(where, 'counted by different scales');
  return a.map((count, option) => count + (b[option] ?? 0));
}

/** Keeps the texts that a release of this round will show, and nothing else. */
function onlyNewPools(previous: LeaderRelease, blocks: readonly Block[], comments: BlockComments): BlockComments {
  const k = previous.policy.minimumGroupSize;
  const kept: Partial<Record<Label, Record<string, { texts: string[]; withoutText: number }>>> = {};
  for (const { promptId } of previous.comments) {
    const pools = poolComments({ promptId, blocks: outsideShownPools(previous, promptId, blocks), comments, k });
    for (const { block } of pools.flatMap((pool) => (pool.shown ? pool.blocks : []))) {
      const own = comments[block]?.[promptId];
      if (own) kept[block] = { ...kept[block], [promptId]: own };
    }
  }
  return kept;
}
