import { type LeaderRelease, ORGANIZATION_RELEASE_SCHEMA_VERSION, type Publishable } from '@heartset/model';
import { METHOD_VERSION, ScoringInputError } from '@heartset/scoring';
import { eq } from 'drizzle-orm';
import { ZodError } from 'zod';
import type { Log } from '../../core/log.ts';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { organizationReleases } from '../../db/schema/organization-releases.ts';
import {
  memberOf,
  type OrganizationAbout,
  type OrganizationMember,
  type OrganizationOutcome,
  type OrganizationPublisher,
  publishAndAttack,
} from './publish-and-attack.ts';
import { type LeaderReleaseRow, reviveLeaderRelease } from './revive-leader-release.ts';
import { listStoredReleases } from './stored-releases.queries.ts';
import { loadOpenedCampaign } from './tally.queries.ts';

/** 'none': a leader's own request, or nobody has a release, or the campaign is not at this point. */
export type OrganizationReleaseOutcome = 'released' | 'stopped' | 'none';

/** Whose release figures are made of: written down beside them, for whoever checks them later. */
type PlacedMember = OrganizationMember & { subjectKey: string };

/**
 * Computes the organisation's figures of a closed campaign that HR ran, from what its leaders' stored releases show and from nothing
 * else, once: attacks them, and stores the text with its hash, or the bare word that they were stopped. What is stored stays; run
 * again, or by two at once, the answer is the same. A leader without a release, or with a damaged one, is in no figure, also when a
 * release comes later; of whose releases they were made is stored beside them.
 *
 * Call it when every leader who will get a release has one, and before the campaign is released.
 *
 * @param database with the tally's login
 * @param options.log hears the campaign's id and that it was stopped, and nothing about why
 * @param options.publish another publisher, for tests of what happens when one is broken
 * @throws whatever goes wrong: nothing is stored then, leaders' releases stay, and the next run begins again
 */
export async function releaseOrganization(
  database: Database,
  campaignId: string,
  options: { log?: Pick<Log, 'warn'>; publish?: OrganizationPublisher } = {},
): Promise<OrganizationReleaseOutcome> {
  const stored = await outcomeOf(database, campaignId);
  if (stored) return stored;
  const [campaign] = await database
    .select({ kind: campaigns.kind, state: campaigns.state })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId));
  if (campaign?.kind !== 'organization' || campaign.state !== 'closed') return 'none';
  const { about, members } = await loadOrganizationInput(database, campaignId);
  if (members.length === 0) return 'none';
  const made = await publishAndAttack(about, members, options.publish);
  await storeOutcome(database, campaignId, made, members);
  if (made.outcome === 'stopped') options.log?.warn({ campaignId }, 'stopped');
  return (await outcomeOf(database, campaignId)) ?? 'none';
}

/** What a campaign's figures are made of, and by which rules. */
export async function loadOrganizationInput(
  database: Database,
  campaignId: string,
): Promise<{ about: OrganizationAbout; members: PlacedMember[] }> {
  const { instrument, policy } = await loadOpenedCampaign(database, campaignId);
  const { id, version, scale, cells } = instrument;
  return {
    about: {
      campaignId,
      instrument: {
        id,
        version,
        scale: { minimum: scale.minimum, maximum: scale.maximum },
        cells: cells.map((cell) => ({ id: cell.id })),
      },
      policy: { minimumGroupSize: policy.minimumGroupSize },
    },
    members: await loadMembers(database, campaignId),
  };
}

async function outcomeOf(database: Database, campaignId: string): Promise<'released' | 'stopped' | undefined> {
  const [row] = await database
    .select({ outcome: organizationReleases.outcome })
    .from(organizationReleases)
    .where(eq(organizationReleases.campaignId, campaignId));
  return row?.outcome;
}

/** Reads one release after the other, and keeps of each what figures are made of. */
async function loadMembers(database: Database, campaignId: string): Promise<PlacedMember[]> {
  const members: PlacedMember[] = [];
  for await (const row of listStoredReleases(database, campaignId)) {
    const release = reviveUndamaged({ campaignId, ...row });
    const { subjectKey, department, level, site } = row;
    if (release) members.push({ subjectKey, ...memberOf({ department, level, site }, release) });
  }
  return members;
}

/** A release that is not what was stored is nobody's: its leader is in no figure, and whoever opens the report is told. */
function reviveUndamaged(row: LeaderReleaseRow): Publishable<LeaderRelease> | null {
  try {
    return reviveLeaderRelease(row);
  } catch (error) {
    if (error instanceof ScoringInputError || error instanceof ZodError || error instanceof SyntaxError) return null;
    throw error;
  }
}

async function storeOutcome(
  database: Database,
  campaignId: string,
  made: OrganizationOutcome,
  members: readonly PlacedMember[],
): Promise<void> {
  await database
    .insert(organizationReleases)
    .values({
      campaignId,
      outcome: made.outcome,
      methodVersion: METHOD_VERSION,
      schemaVersion: ORGANIZATION_RELEASE_SCHEMA_VERSION,
      document: made.outcome === 'released' ? made.document : null,
      sha256: made.outcome === 'released' ? made.sha256 : null,
      subjectKeys: made.outcome === 'released' ? members.map(({ subjectKey }) => subjectKey) : null,
    })
    .onConflictDoNothing();
}
