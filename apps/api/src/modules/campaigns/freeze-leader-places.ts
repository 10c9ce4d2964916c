import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Transaction } from '../../db/client.ts';
import { campaignLeaders } from '../../db/schema/campaigns.ts';
import { leaderPlaces } from '../../db/schema/organization-releases.ts';
import { people } from '../../db/schema/people.ts';

/**
 * Writes down where each leader of a campaign stands in the directory: department, career level and site, without white space at
 * their ends, null for what is empty. The organisation's figures are put together by this, so that a later change of the directory
 * cannot move a leader between figures that are published.
 *
 * @param leaderId one who was added; all of them when left out
 */
export async function freezeLeaderPlaces(tx: Transaction, campaignId: string, leaderId?: string): Promise<void> {
  await tx.insert(leaderPlaces).select(
    tx
      .select({
        campaignId: campaignLeaders.campaignId,
        subjectKey: campaignLeaders.subjectKey,
        department: trimmed(people.department).as('department'),
        level: trimmed(people.careerLevel).as('level'),
        site: trimmed(people.site).as('site'),
      })
      .from(campaignLeaders)
      .innerJoin(people, eq(people.id, campaignLeaders.leaderId))
      .where(
        and(
          eq(campaignLeaders.campaignId, campaignId),
          leaderId === undefined ? undefined : eq(campaignLeaders.leaderId, leaderId),
        ),
      ),
  );
}

function trimmed(column: PgColumn): SQL<string | null> {
  return sql<string | null>`nullif(regexp_replace(${column}, '^\\s+|\\s+$', '', 'g'), '')`;
}
