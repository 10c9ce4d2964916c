import { createHash } from 'node:crypto';
import {
  type AssignedLabel,
  answersPerLabel,
  type Block,
  buildBlocks,
  canonicalJson,
  type FoldedTally,
  foldTally,
  type LeaderTally,
  type PublishedInstrument,
  publishLeader,
} from '@heartset/scoring';
import type { StepTimes } from './measure-steps.ts';
import type { OpenedCampaign } from './tally.queries.ts';
import { type UncountedCode, uncountedCode } from './uncounted-code.ts';

/** Everything that a leader's release is computed from. */
export interface LeaderToCount {
  campaignId: string;
  subjectKey: string;
  opened: OpenedCampaign;
  labels: readonly AssignedLabel[];
  /** How many tickets were redeemed under each label. */
  redeemed: ReadonlyMap<string, number>;
  tally: LeaderTally | UncountedCode | undefined;
  /** Decides in which order comments stand: 32 bytes, drawn before anything was read. */
  commentOrder: Buffer;
}

/** What is stored about a leader, and how many sheets it was made from. */
export interface CountedLeader {
  subjectKey: string;
  sheets: number;
  blocks: readonly Block[];
  folded: FoldedTally;
  document: string;
  sha256: string;
}

/**
 * A leader's blocks, what may be written down of their tally, and their release as canonical text with its hash. Pure: the same
 * answers make the same bytes, whoever counts them, and how often.
 *
 * @returns the code instead where the leader's own data cannot be counted or published; it never throws
 */
export function countLeader(leader: LeaderToCount, times: StepTimes): CountedLeader | UncountedCode {
  const { opened, tally = {} } = leader;
  if (typeof tally === 'string') return tally;
  const k = opened.policy.minimumGroupSize;
  try {
    const answered = answersPerLabel(tally);
    const blocks = buildBlocks({ labels: leader.labels, answersPerLabel: answered, k });
    if (!sameNumbers(answered, leader.redeemed)) return 'tickets-differ';
    const folded = foldTally({ tally, blocks, k });
    times.ended('tally');
    const release = publishLeader({
      subject: { campaignId: leader.campaignId, subjectKey: leader.subjectKey },
      instrument: publishedInstrument(opened),
      promptIds: opened.promptIds,
      policy: opened.policy,
      blocks,
      ...folded,
      commentOrderSecret: leader.commentOrder.toString('hex'),
    });
    const document = canonicalJson(release);
    const sha256 = createHash('sha256').update(document).digest('hex');
    const sheets = Object.values(answered).reduce((sum, count) => sum + count, 0);
    return { subjectKey: leader.subjectKey, sheets, blocks, folded, document, sha256 };
  } catch (error) {
    return uncountedCode(error);
  } finally {
    times.ended('publish');
  }
}

/** A sheet that was lost and one that was put in twice must both be noticed, under the label where it happened. */
function sameNumbers(answered: Readonly<Record<string, number>>, redeemed: ReadonlyMap<string, number>): boolean {
  const labels = new Set([...Object.keys(answered), ...redeemed.keys()]);
  return [...labels].every((label) => (answered[label] ?? 0) === (redeemed.get(label) ?? 0));
}

function publishedInstrument({ instrument }: OpenedCampaign): PublishedInstrument {
  return {
    id: instrument.id,
    version: instrument.version,
    scale: { minimum: instrument.scale.minimum, maximum: instrument.scale.maximum },
    cells: instrument.cells.map(({ id, focus }) => ({ id, focus })),
    items: instrument.items.map(({ id, cellId }) => ({ id, cellId })),
  };
}
