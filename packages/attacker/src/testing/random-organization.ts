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
  const below = (limit: number) => Math.floor(draw() * limit);
  const departments = 1 + below(6);
  const levels = 1 + below(3);
  const sites = below(4);
  const pick = (prefix: string, number: number) =>
    number === 0 || draw() < 0.05 ? null : `${prefix} ${Math.floor(draw() ** 1.7 * number)}`;
  const leaders = Array.from({ length: 1 + below(most) }, () => {
    const seat = {
      department: pick('Department', departments),
      level: pick('Level', levels),
      site: pick('Site', sites),
    };
    const campaign = randomCampaign(Math.floor(draw() * 2 ** 31));
    return testLeader({ ...campaign, policy: { ...campaign.policy, minimumGroupSize: 3 } }, seat);
  });
  return { leaders };
}

/** The publisher under attack. */
export const trueOrganizationPublisher: OrganizationPublisher = ({ leaders }) =>
  canonicalJson(
    publishOrganization({
      campaignId: 'campaign',
      instrument: INSTRUMENT,
      policy: { minimumGroupSize: POLICY.minimumGroupSize },
      leaders: leaders.map(({ placed }) => placed),
    }),
  );
