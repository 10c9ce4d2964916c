import type { AnswerSheet, CampaignPolicy, Group, Label, LeaderRelease, Publishable } from '@heartset/model';
import {
  answersPerLabel,
  assignLabels,
  type Block,
  buildBlocks,
  canonicalJson,
  foldTally,
  type InvitedPerGroup,
  type LeaderTally,
  type PublishedInstrument,
  publishLeader,
  tallySheets,
} from '@heartset/scoring';
import type { Scale } from '../multisets.ts';

/** Three cells of two, three and one items, and a core item. */
export const INSTRUMENT: PublishedInstrument = {
  id: 'attacked',
  version: '1',
  scale: { minimum: 1, maximum: 5 },
  cells: [
    { id: 'heart', focus: 'heartset' },
    { id: 'mind', focus: 'mindset' },
    { id: 'skill', focus: 'skillset' },
  ],
  items: [
    { id: 'core', cellId: null },
    { id: 'empathy', cellId: 'heart' },
    { id: 'trust', cellId: 'heart' },
    { id: 'focus', cellId: 'mind' },
    { id: 'calm', cellId: 'mind' },
    { id: 'learning', cellId: 'mind' },
    { id: 'coaching', cellId: 'skill' },
  ],
};

export const PROMPTS = ['keep', 'change'];

export type Voice = { group: Group; sheet: AnswerSheet };

export type TestCampaign = {
  policy: CampaignPolicy;
  instrument: PublishedInstrument;
  invited: InvitedPerGroup;
  voices: readonly Voice[];
};

/** What a publisher has in hand besides the release: what a broken one lets slip. */
export type Secrets = { campaign: TestCampaign; tally: LeaderTally; blocks: readonly Block[] };

/** Anything that makes JSON text of a campaign. */
export type Publisher = (campaign: TestCampaign) => string;

export const POLICY: CampaignPolicy = {
  minimumGroupSize: 3,
  seniorLeaders: 'anonymous',
  releaseMode: 'automatic',
  furtherRound: false,
};

/** The product's own way from answer sheets to a release, and what it passes on the way. */
export function publishWithSecrets(campaign: TestCampaign): {
  text: string;
  release: Publishable<LeaderRelease>;
  secrets: Secrets;
} {
  const { policy, instrument, invited, voices } = campaign;
  const k = policy.minimumGroupSize;
  const { labels, labelOfGroup } = assignLabels({ invitedPerGroup: invited, k, seniorLeaders: policy.seniorLeaders });
  const sheets = voices.map(({ group, sheet }) => ({ label: required(labelOfGroup[group]), sheet }));
  const frame = { itemIds: instrument.items.map(({ id }) => id), promptIds: PROMPTS, scale: instrument.scale };
  const tally = tallySheets(frame, sheets);
  const blocks = buildBlocks({ labels, answersPerLabel: answersPerLabel(tally), k });
  const release = publishLeader({
    subject: { campaignId: 'campaign', subjectKey: 'subject' },
    instrument,
    promptIds: PROMPTS,
    policy,
    blocks,
    ...foldTally({ tally, blocks, k }),
    commentOrderSecret: '0123456789abcdef',
  });
  return { text: canonicalJson(release), release, secrets: { campaign, tally, blocks } };
}

/** The publisher under attack. */
export const truePublisher: Publisher = (campaign) => publishWithSecrets(campaign).text;

/** A campaign in which one item was rated so, by peers and by team members; everything else is open. */
export function campaignOfTables(tables: readonly (readonly number[])[], scale: Scale, k = 3): TestCampaign {
  const groups: Group[] = ['peers', 'team-members', 'senior-leaders'];
  const instrument: PublishedInstrument = {
    id: 'one-item',
    version: '1',
    scale,
    cells: [{ id: 'cell', focus: 'heartset' }],
    items: [{ id: 'item', cellId: 'cell' }],
  };
  const voices = tables.flatMap((counts, place) =>
    counts.flatMap((count, option) =>
      Array.from({ length: count }, (): Voice => {
        return {
          group: groups[place] ?? 'peers',
          sheet: { ratings: { item: scale.minimum + option }, comments: [] },
        };
      }),
    ),
  );
  const invited = Object.fromEntries(
    groups.map((group) => [group, voices.filter((voice) => voice.group === group).length]),
  );
  return { policy: { ...POLICY, minimumGroupSize: k }, instrument, invited, voices };
}

/** The label under which a group counts; there is one for each group in which somebody was invited. */
export function required(label: Label | undefined): Label {
  if (label === undefined) throw new Error('a voice from a group in which nobody was invited');
  return label;
}
