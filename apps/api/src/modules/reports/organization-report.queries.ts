import { type OrganizationRelease, organizationReleaseSchema, type Publishable } from '@heartset/model';
import { reviveRelease } from '@heartset/scoring';
import { and, eq, notInArray, sql } from 'drizzle-orm';
import { documentHash } from '../../core/document-hash.ts';
import { AppError } from '../../core/errors.ts';
import type { Database } from '../../db/client.ts';
import { campaignLeaders, campaigns } from '../../db/schema/campaigns.ts';
import { organizationReleases } from '../../db/schema/organization-releases.ts';

const unseenStates: ('draft' | 'cancelled')[] = ['draft', 'cancelled'];

/** A campaign that was opened, with what became of its organisation figures; null when it is not this organisation's. */
export async function findOrganizationReport(database: Database, organizationId: string, campaignId: string) {
  const [row] = await database
    .select({
      id: campaigns.id,
      name: campaigns.name,
      kind: campaigns.kind,
      state: campaigns.state,
      round: campaigns.round,
      releaseMode: campaigns.releaseMode,
      countedAt: campaigns.countedAt,
      deadlineAt: campaigns.deadlineAt,
      minimumGroupSize: campaigns.minimumGroupSize,
      instrumentId: campaigns.instrumentId,
      instrumentVersion: campaigns.instrumentVersion,
      leaders: sql<number>`(SELECT count(*)::int FROM ${campaignLeaders}
        WHERE ${campaignLeaders.campaignId} = ${campaigns.id})`,
      outcome: organizationReleases.outcome,
    })
    .from(campaigns)
    .leftJoin(organizationReleases, eq(organizationReleases.campaignId, campaigns.id))
    .where(
      and(
        eq(campaigns.id, campaignId),
        eq(campaigns.organizationId, organizationId),
        notInArray(campaigns.state, unseenStates),
      ),
    );
  return row ?? null;
}

/** The stored figures, checked against their hash, their schema and the campaign they name; null while there are none. */
export async function loadOrganizationRelease(
  database: Database,
  campaignId: string,
): Promise<Publishable<OrganizationRelease> | null> {
  const [row] = await database
    .select({ document: organizationReleases.document, sha256: organizationReleases.sha256 })
    .from(organizationReleases)
    .where(eq(organizationReleases.campaignId, campaignId));
  if (!row?.document || !row.sha256) return null;
  try {
    const release = reviveRelease({
      text: row.document,
      sha256: row.sha256,
      hash: documentHash,
      parse: (document) => organizationReleaseSchema.parse(document),
    });
    if (release.campaignId !== campaignId) throw new TypeError('of another campaign');
    return release;
  } catch (error) {
    throw new AppError(
      'release-damaged',
      `These figures were changed after they were released (${error instanceof Error ? error.name : 'unknown'}). Please tell your administrator.`,
    );
  }
}
