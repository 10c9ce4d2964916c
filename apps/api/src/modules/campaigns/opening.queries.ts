import { type Label, parseLabel } from '@heartset/model';
import type { AssignedLabel } from '@heartset/scoring';
import { and, eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../db/client.ts';
import { campaignLeaders, nominations } from '../../db/schema/campaigns.ts';
import { assignments, invitations } from '../../db/schema/invitations.ts';
import { people } from '../../db/schema/people.ts';
import { countedGroup, loadFixedLabels } from './campaign-leaders.queries.ts';
import { personName } from './campaigns.queries.ts';
import type { CampaignRow } from './load-campaign.ts';
import type { PlannedLeader, PlannedRater } from './plan-opening.ts';
import { loadLeader } from './raters.queries.ts';

/** Everybody whom a draft is about, with everybody who is to be asked. */
export async function loadPlannedLeaders(db: Queryable, campaign: CampaignRow): Promise<PlannedLeader[]> {
  const leaders = await db
    .select({
      leaderId: campaignLeaders.leaderId,
      subjectKey: campaignLeaders.subjectKey,
      name: personName,
    })
    .from(campaignLeaders)
    .innerJoin(people, eq(people.id, campaignLeaders.leaderId))
    .where(eq(campaignLeaders.campaignId, campaign.id))
    .orderBy(people.familyName, people.givenName, campaignLeaders.leaderId);
  const raters = await db
    .select({ leaderId: nominations.leaderId, personId: nominations.raterId, group: countedGroup })
    .from(nominations)
    .innerJoin(people, eq(people.id, nominations.raterId))
    .where(eq(nominations.campaignId, campaign.id))
    .orderBy(nominations.leaderId, nominations.raterId);
  const ratersOf = new Map(leaders.map((leader) => [leader.leaderId, [] as PlannedLeader['raters'][number][]]));
  for (const { leaderId, personId, group } of raters) ratersOf.get(leaderId)?.push({ personId, group });
  return leaders.map((leader) => ({ ...leader, raters: ratersOf.get(leader.leaderId) ?? [] }));
}

/** A leader of an open campaign, with who is asked under which label, those included who were taken out. */
export interface AskedLeader extends PlannedLeader {
  labels: AssignedLabel[];
  raters: readonly (PlannedRater & { label: Label })[];
}

/** @throws AppError `not-found` for somebody whom the campaign is not about */
export async function loadAskedLeader(
  tx: Transaction,
  campaign: Pick<CampaignRow, 'id'>,
  leaderId: string,
): Promise<AskedLeader> {
  const leader = await loadLeader(tx, campaign, leaderId);
  const labels = (await loadFixedLabels(tx, campaign.id, leaderId)).get(leaderId) ?? [];
  const raters = await tx
    .select({ personId: invitations.raterId, group: assignments.raterGroup, label: assignments.label })
    .from(assignments)
    .innerJoin(invitations, eq(invitations.id, assignments.invitationId))
    .where(and(eq(assignments.campaignId, campaign.id), eq(assignments.leaderId, leaderId)));
  return {
    ...leader,
    labels,
    raters: raters.map((row) => ({ ...row, label: parseLabel(row.label) })),
  };
}
