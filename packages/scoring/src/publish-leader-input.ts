import type { CampaignPolicy } from '@heartset/model';
import type { Block } from './build-blocks.ts';
import type { BlockCounts } from './fold-tally.ts';
import type { BlockComments } from './pool-comments.ts';

/** The part of an instrument that a release is laid out by. */
export type PublishedInstrument = {
  id: string;
  version: string;
  scale: { minimum: number; maximum: number };
  cells: readonly { id: string; focus: string }[];
  /** `cellId` is `null` for the core item. */
  items: readonly { id: string; cellId: string | null }[];
};

export type PublishLeaderInput = {
  /** The subject key stands for the leader where answers lie. */
  subject: { campaignId: string; subjectKey: string };
  instrument: PublishedInstrument;
  /** The prompts that were asked, in the order in which they are shown. */
  promptIds: readonly string[];
  policy: CampaignPolicy;
  /** From `buildBlocks`. */
  blocks: readonly Block[];
  /** From `foldTally`; an item that is absent was rated by too few. */
  counts: BlockCounts;
  /** From `foldTally`; whatever is absent is too little to be shown. */
  comments: BlockComments;
  /** Drawn at random before the tally and kept; at least 16 characters. */
  commentOrderSecret: string;
};
