import { type OrgChart, type ProposedRater, proposeRaters, readOrgChart } from '@heartset/model';
import { and, eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../db/client.ts';
import { nominations } from '../../db/schema/campaigns.ts';
import { people } from '../../db/schema/people.ts';

const chunkRows = 2000;

/** Cuts rows into pieces that fit one statement. */
export function* inChunks<Row>(rows: readonly Row[], size = chunkRows): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

/** Who reports to whom in an organisation's directory. */
export async function loadOrgChart(db: Queryable, organizationId: string): Promise<OrgChart> {
  const rows = await db
    .select({ id: people.id, managerId: people.managerId })
    .from(people)
    .where(and(eq(people.organizationId, organizationId), eq(people.inDirectory, true)))
    .orderBy(people.familyName, people.givenName, people.id);
  return readOrgChart(rows);
}

/** Whom the org chart proposes to ask about somebody. */
export async function loadProposedRaters(
  db: Queryable,
  organizationId: string,
  leaderId: string,
): Promise<readonly ProposedRater[]> {
  return proposeRaters(leaderId, await loadOrgChart(db, organizationId));
}

/** Writes the org chart's proposal for leaders who have no raters yet. */
export async function nominateFromOrgChart(
  tx: Transaction,
  campaign: { id: string; organizationId: string },
  leaderIds: readonly string[],
): Promise<void> {
  if (leaderIds.length === 0) return;
  const chart = await loadOrgChart(tx, campaign.organizationId);
  const rows = leaderIds.flatMap((leaderId) =>
    proposeRaters(leaderId, chart).map(({ personId, group }) => ({
      campaignId: campaign.id,
      leaderId,
      raterId: personId,
      raterGroup: group,
      source: 'org-chart' as const,
    })),
  );
  for (const chunk of inChunks(rows)) await tx.insert(nominations).values(chunk);
}
