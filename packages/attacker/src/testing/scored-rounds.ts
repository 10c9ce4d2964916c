import type { LeaderRelease, Publishable } from '@heartset/model';
import {
  assignLabels,
  canonicalJson,
  foldFurtherRound,
  type HeldBackCounts,
  heldBackCounts,
  type LeaderTally,
  publishFurtherRound,
  tallySheets,
} from '@heartset/scoring';
import { drawing, randomCampaign } from './random-campaign.ts';
import {
  PROMPTS,
  publishWithSecrets,
  required,
  type Secrets,
  type TestCampaign,
  type Voice,
} from './scored-campaign.ts';

/** A campaign of two rounds: its `voices` are those of the first, and each person speaks in one of them. */
export type TestRounds = TestCampaign & { late: readonly Voice[] };

/** What the publisher of the second round has in hand. */
export type RoundSecrets = {
  first: Publishable<LeaderRelease>;
  secrets: Secrets;
  heldBack: HeldBackCounts;
  lateTally: LeaderTally;
};

/** Anything that makes JSON text of each round, in the order of publication. */
export type RoundsPublisher = (rounds: TestRounds) => string[];

/** The product's own way through two rounds, and what it passes on the way. */
export function publishRoundsWithSecrets(rounds: TestRounds): { texts: string[]; secrets: RoundSecrets } {
  const { text, release: first, secrets } = publishWithSecrets(rounds);
  const k = rounds.policy.minimumGroupSize;
  const heldBack = heldBackCounts({ tally: secrets.tally, blocks: secrets.blocks, k });
  const lateTally = tallyOf(rounds, rounds.late);
  const second = publishFurtherRound({
    previous: first,
    instrument: rounds.instrument,
    promptIds: PROMPTS,
    round: foldFurtherRound({ previous: first, heldBack, tally: lateTally }),
    commentOrderSecret: 'fedcba9876543210',
  });
  return { texts: [text, canonicalJson(second)], secrets: { first, secrets, heldBack, lateTally } };
}

/** The publisher under attack. */
export const trueRoundsPublisher: RoundsPublisher = (rounds) => publishRoundsWithSecrets(rounds).texts;

/** Any campaign, its answers parted between two rounds: half and half, or few of them late, or few early. */
export function randomRounds(seed: number): TestRounds {
  const campaign = randomCampaign(seed);
  const draw = drawing(seed + 7);
  const early = [0.5, 0.8, 0.3][Math.floor(draw() * 3)] ?? 0.5;
  const parted = campaign.voices.map((voice) => ({ voice, isEarly: draw() < early }));
  return {
    ...campaign,
    policy: { ...campaign.policy, furtherRound: true },
    voices: parted.flatMap(({ voice, isEarly }) => (isEarly ? [voice] : [])),
    late: parted.flatMap(({ voice, isEarly }) => (isEarly ? [] : [voice])),
  };
}

function tallyOf({ policy, instrument, invited }: TestCampaign, voices: readonly Voice[]): LeaderTally {
  const { labelOfGroup } = assignLabels({
    invitedPerGroup: invited,
    k: policy.minimumGroupSize,
    seniorLeaders: policy.seniorLeaders,
  });
  const frame = { itemIds: instrument.items.map(({ id }) => id), promptIds: PROMPTS, scale: instrument.scale };
  return tallySheets(
    frame,
    voices.map(({ group, sheet }) => ({ label: required(labelOfGroup[group]), sheet })),
  );
}
