import { canonicalJson, contributionOf, type PlacedLeader, publishOrganization } from '@heartset/scoring';
import { type LeaderPlace, type SeatedLeader, seatLeader } from '../seat-leader.ts';
import { drawing, randomCampaign } from './random-campaign.ts';
import { INSTRUMENT, POLICY, publishWithSecrets, type TestCampaign } from './scored-campaign.ts';

/** A leader with their campaign, and what the organisation's release takes from them. */
export type TestLeader = {
  campaign: TestCampaign;
  place: LeaderPlace;
  text: string;
  seated: SeatedLeader;
  placed: PlacedLeader;
};

export type TestOrganization = { leaders: readonly TestLeader[] };

/** Makes JSON text of an organisation's release. */
export type OrganizationPublisher = (organization: TestOrganization) => string;

/** One leader from a seed, seated somewhere. */
export function testLeader(campaign: TestCampaign, place: LeaderPlace): TestLeader {
  const { text, release } = publishWithSecrets(campaign);
  return {
    campaign,
    place,
    text,
    seated: seatLeader(place, JSON.parse(text)),
    placed: { ...place, contribution: contributionOf(release) },
  };
}

/** Leaders in crossed departments, levels and sites, of very different sizes; some stand nowhere. */
export function randomOrganization(seed: number, most = 60): TestOrganization {
  const draw = drawing(seed);
  const leaders = randomPlaces(draw, most).map((place) => {
    const campaign = randomCampaign(Math.floor(draw() * 2 ** 31));
    return testLeader({ ...campaign, policy: { ...campaign.policy, minimumGroupSize: 3 } }, place);
  });
  return { leaders };
}

function randomPlaces(draw: () => number, most: number): LeaderPlace[] {
  const below = (limit: number) => Math.floor(draw() * limit);
  const departments = 1 + below(6);
  const levels = 1 + below(3);
  const sites = below(4);
  const pick = (prefix: string, number: number) =>
    number === 0 || draw() < 0.05 ? null : `${prefix} ${Math.floor(draw() ** 1.7 * number)}`;
  return Array.from({ length: 1 + below(most) }, () => ({
    department: pick('Department', departments),
    level: pick('Level', levels),
    site: pick('Site', sites),
  }));
}

/** Leaders of whom nothing but what their releases show is made up, which takes a thousandth of the time. */
export type ScoredLeader = Pick<TestLeader, 'placed' | 'seated'>;

/** How leaders' values lie; `all-but-one-at-the-top`: the first anywhere, all others as high as can be. */
export const SCORE_STYLES = ['anywhere', 'at-the-top', 'at-the-bottom', 'alike', 'all-but-one-at-the-top'] as const;

/**
 * As `randomOrganization`, without raters: each value lies where a release of one to three blocks of
 * three to eight could have it.
 */
export function randomScores(seed: number, style: (typeof SCORE_STYLES)[number], most = 60): ScoredLeader[] {
  const draw = drawing(seed);
  const places = randomPlaces(draw, most);
  const absent = [0, 0.1, 0.4][Math.floor(draw() * 3)] ?? 0;
  const { minimum, maximum } = INSTRUMENT.scale;
  return places.map((place, index) => {
    const cells = INSTRUMENT.cells.flatMap(({ id }) => {
      if (draw() < absent) return [];
      const blocks = Array.from({ length: 1 + Math.floor(draw() * 3) }, () => 1 / (3 + Math.floor(draw() * 6)));
      const room = blocks.reduce((sum, one) => sum + one, 0) / blocks.length;
      const lowest = minimum + room;
      const highest = maximum - room;
      const anywhere = lowest + draw() * (highest - lowest);
      const value = {
        anywhere,
        'at-the-top': highest,
        'at-the-bottom': lowest,
        alike: 3,
        'all-but-one-at-the-top': index === 0 ? anywhere : highest,
      }[style];
      return [[id, { value, room }] as const];
    });
    const values = Object.fromEntries(cells.map(([id, { value }]) => [id, value]));
    const contribution = { cells: Object.fromEntries(INSTRUMENT.cells.map(({ id }) => [id, values[id] ?? null])) };
    return { placed: { ...place, contribution }, seated: { ...place, cells: new Map(cells) } };
  });
}

/** The publisher under attack. */
export const trueOrganizationPublisher: OrganizationPublisher = ({ leaders }) => publishScores(leaders);

export function publishScores(leaders: readonly Pick<ScoredLeader, 'placed'>[]): string {
  return canonicalJson(
    publishOrganization({
      campaignId: 'campaign',
      instrument: INSTRUMENT,
      policy: { minimumGroupSize: POLICY.minimumGroupSize },
      leaders: leaders.map(({ placed }) => placed),
    }),
  );
}
