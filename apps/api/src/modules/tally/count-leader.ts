import {
  type AssignedLabel,
  answersPerLabel,
  type Block,
  type BlockComments,
  buildBlocks,
  canonicalJson,
  foldTally,
  type HeldBackCounts,
  heldBackCounts,
  type LeaderTally,
  ledgerEntryOf,
  publishLeader,
} from '@heartset/scoring';
import { documentHash } from '../../core/document-hash.ts';
import { countFurtherRound, type EarlierRoundsAsStored, type FurtherRoundPublisher } from './count-further-round.ts';
import type { StepTimes } from './measure-steps.ts';
import { type OpenedCampaign, publishedInstrument } from './tally.queries.ts';
import { type UncountedCode, uncountedCode } from './uncounted-code.ts';

/** Everything that a leader's release is computed from. */
export interface LeaderToCount {
  campaignId: string;
  subjectKey: string;
  opened: OpenedCampaign;
  labels: readonly AssignedLabel[];
  /** How many tokens were redeemed under each label. */
  redeemed: ReadonlyMap<string, number>;
  tally: LeaderTally | UncountedCode | undefined;
  /** Decides in which order comments stand: 32 bytes, drawn before anything was read. */
  commentOrder: Buffer;
  /** What earlier rounds left; absent before the first release. */
  earlier?: EarlierRoundsAsStored | undefined;
}

/** A block as it may be written down: `answered` and `counts` are null where it is held back. */
export interface StoredBlock {
  block: string;
  labels: readonly string[];
  invited: number;
  answered: number | null;
  identified: boolean;
  counts: Readonly<Record<string, readonly number[]>> | null;
}

/** A release with its place in the ledger, and the counts and comments that it shows for the first time. */
export interface MadeRelease {
  blocks: readonly StoredBlock[];
  comments: BlockComments;
  document: string;
  sha256: string;
  ledger: string;
}

/** What is stored about a leader, and how many sheets it was made from. */
export interface CountedLeader {
  subjectKey: string;
  sheets: number;
  /** Null where a further round would have told too much. */
  made: MadeRelease | null;
  /** What is kept for a further round; null where there will be none. */
  heldBack: HeldBackCounts | null;
}

/**
 * A leader's blocks, what may be written down of their tally, and their release as canonical text with its hash. Pure: the same
 * answers make the same bytes, whoever counts them, and how often.
 *
 * @param publishFurther another publisher of further rounds, for tests of what happens when one is broken
 * @returns the code instead where the leader's own data cannot be counted or published; it never throws
 */
export function countLeader(
  leader: LeaderToCount,
  times: StepTimes,
  publishFurther?: FurtherRoundPublisher,
): CountedLeader | UncountedCode {
  const { subjectKey, tally = {} } = leader;
  if (typeof tally === 'string') return tally;
  try {
    const answered = answersPerLabel(tally);
    const blocks = leader.earlier ? null : blocksOf(leader, answered);
    if (!sameNumbers(answered, leader.redeemed)) return 'numbers-differ';
    const counted = blocks
      ? countFirstRound({ ...leader, tally, blocks }, times)
      : { made: countFurtherRound({ ...leader, tally }, times, publishFurther), heldBack: null };
    return { subjectKey, sheets: Object.values(answered).reduce((sum, count) => sum + count, 0), ...counted };
  } catch (error) {
    return uncountedCode(error);
  } finally {
    times.ended('publish');
  }
}

function blocksOf({ labels, opened }: LeaderToCount, answered: ReturnType<typeof answersPerLabel>): Block[] {
  return buildBlocks({ labels, answersPerLabel: answered, k: opened.policy.minimumGroupSize });
}

function countFirstRound(
  leader: LeaderToCount & { tally: LeaderTally; blocks: readonly Block[] },
  times: StepTimes,
): Pick<CountedLeader, 'made' | 'heldBack'> {
  const { opened, tally, blocks, campaignId, subjectKey } = leader;
  const k = opened.policy.minimumGroupSize;
  const folded = foldTally({ tally, blocks, k });
  const heldBack = opened.mayAskAgain ? heldBackCounts({ tally, blocks, k }) : null;
  times.ended('tally');
  const release = publishLeader({
    subject: { campaignId, subjectKey },
    instrument: publishedInstrument(opened),
    promptIds: opened.promptIds,
    policy: opened.policy,
    blocks,
    ...folded,
    commentOrderSecret: leader.commentOrder.toString('hex'),
  });
  const document = canonicalJson(release);
  const made = {
    blocks: blocks.map(({ block, labels, invited, n, identified }) => ({
      block,
      labels: labels.map(({ label }) => label),
      invited,
      answered: n,
      identified,
      counts: n === null ? null : (folded.counts[block] ?? {}),
    })),
    comments: folded.comments,
    document,
    sha256: documentHash(document),
    ledger: canonicalJson(ledgerEntryOf(release, null)),
  };
  return { made, heldBack };
}

/** A sheet that was lost and one that was put in twice must both be noticed, under the label where it happened. */
function sameNumbers(answered: Readonly<Record<string, number>>, redeemed: ReadonlyMap<string, number>): boolean {
  const labels = new Set([...Object.keys(answered), ...redeemed.keys()]);
  return [...labels].every((label) => (answered[label] ?? 0) === (redeemed.get(label) ?? 0));
}
