import type { AnswerSheet, CampaignPolicy, Group, Label, LeaderRelease, Publishable } from '@heartset/model';
import { assignLabels, type InvitedPerGroup } from '../assign-labels.ts';
import { type Block, buildBlocks } from '../build-blocks.ts';
import { answersPerLabel, foldTally } from '../fold-tally.ts';
import { publishLeader } from '../publish-leader.ts';
import type { PublishedInstrument } from '../publish-leader-input.ts';
import { type LeaderTally, tallySheets } from '../tally-sheets.ts';

/** Two cells, of two items and of one, in two focuses, and a core item. */
export const SMALL_INSTRUMENT: PublishedInstrument = {
  id: 'small',
  version: '1',
  scale: { minimum: 1, maximum: 5 },
  cells: [
    { id: 'heart', focus: 'heartset' },
    { id: 'skill', focus: 'skillset' },
  ],
  items: [
    { id: 'core', cellId: null },
    { id: 'empathy', cellId: 'heart' },
    { id: 'trust', cellId: 'heart' },
    { id: 'coaching', cellId: 'skill' },
  ],
};

export const SMALL_PROMPTS = ['keep', 'change'];

export const POLICY: CampaignPolicy = {
  minimumGroupSize: 3,
  seniorLeaders: 'anonymous',
  releaseMode: 'automatic',
  furtherRound: false,
};

/** A rater's answers with the group they stand in. */
export type Voice = { group: Group; sheet: AnswerSheet };

export type SmallCampaign = {
  policy?: CampaignPolicy;
  instrument?: PublishedInstrument;
  promptIds?: readonly string[];
  invited: InvitedPerGroup;
  voices: readonly Voice[];
};

/** A sheet that gives the same rating to every item of the small instrument. */
export function sameRatings(rating: number | 'not-observed', comments: AnswerSheet['comments'] = []): AnswerSheet {
  return { ratings: Object.fromEntries(SMALL_INSTRUMENT.items.map(({ id }) => [id, rating])), comments };
}

/** Everything from the sheets to the release, as the product does it. */
export function releaseOf(campaign: SmallCampaign): Publishable<LeaderRelease> {
  return closeOf(campaign).release;
}

/** What the close of a campaign passes on the way to the release. */
export function closeOf(campaign: SmallCampaign): {
  release: Publishable<LeaderRelease>;
  tally: LeaderTally;
  blocks: Block[];
} {
  const policy = campaign.policy ?? POLICY;
  const instrument = campaign.instrument ?? SMALL_INSTRUMENT;
  const promptIds = campaign.promptIds ?? SMALL_PROMPTS;
  const k = policy.minimumGroupSize;
  const { labels } = assignLabels({ invitedPerGroup: campaign.invited, k, seniorLeaders: policy.seniorLeaders });
  const tally = tallyOf(campaign, campaign.voices);
  const blocks = buildBlocks({ labels, answersPerLabel: answersPerLabel(tally), k });
  const release = publishLeader({
    subject: { campaignId: 'campaign', subjectKey: 'subject' },
    instrument,
    promptIds,
    policy,
    blocks,
    ...foldTally({ tally, blocks, k }),
    commentOrderSecret: '0123456789abcdef',
  });
  return { release, tally, blocks };
}

/** The answers of some voices of a campaign, counted under the labels of its opening. */
export function tallyOf(campaign: SmallCampaign, voices: readonly Voice[]): LeaderTally {
  const policy = campaign.policy ?? POLICY;
  const instrument = campaign.instrument ?? SMALL_INSTRUMENT;
  const { labelOfGroup } = assignLabels({
    invitedPerGroup: campaign.invited,
    k: policy.minimumGroupSize,
    seniorLeaders: policy.seniorLeaders,
  });
  const frame = {
    itemIds: instrument.items.map(({ id }) => id),
    promptIds: campaign.promptIds ?? SMALL_PROMPTS,
    scale: instrument.scale,
  };
  return tallySheets(
    frame,
    voices.map(({ group, sheet }) => ({ label: required(labelOfGroup[group]), sheet })),
  );
}

function required(label: Label | undefined): Label {
  if (label === undefined) throw new Error('a voice from a group in which nobody was invited');
  return label;
}
