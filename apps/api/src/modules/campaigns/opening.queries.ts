import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { campaignLeaders, nominations } from '../../db/schema/campaigns.ts';
import { people } from '../../db/schema/people.ts';
import { countedGroup } from './campaign-leaders.queries.ts';
import type { CampaignRow } from './load-campaign.ts';
import type { PlannedLeader } from './plan-opening.ts';

/** Everybody whom a draft is about, with everybody who is to be asked. */
export async function loadPlannedLeaders(tx: Transaction, campaign: CampaignRow): Promise<PlannedLeader[]> {
  const leaders = await tx
    .select({
      leaderId: campaignLeaders.leaderId,
      subjectKey: campaignLeaders.subjectKey,
      name: sql<string>`trim(${people.givenName} || ' ' || ${people.familyName})`,
    })
    .from(campaignLeaders)
    .innerJoin(people, eq(people.id, campaignLeaders.leaderId))
    .where(eq(campaignLeaders.campaignId, campaign.id))
    .orderBy(people.familyName, people.givenName, campaignLeaders.leaderId);
  const raters = await tx
    .select({ leaderId: nominations.leaderId, personId: nominations.raterId, group: countedGroup })
    .from(nominations)
    .innerJoin(people, eq(people.id, nominations.raterId))
    .where(eq(nominations.campaignId, campaign.id))
    .orderBy(nominations.leaderId, nominations.raterId);
  const ratersOf = new Map(leaders.map((leader) => [leader.leaderId, [] as PlannedLeader['raters'][number][]]));
  for (const { leaderId, personId, group } of raters) ratersOf.get(leaderId)?.push({ personId, group });
  return leaders.map((leader) => ({ ...leader, raters: ratersOf.get(leader.leaderId) ?? [] }));
}
