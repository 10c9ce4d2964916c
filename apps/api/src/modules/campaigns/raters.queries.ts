import { isEditable } from '@heartset/model';
import type { LeaderRaters, Rater } from '@heartset/model/api/campaigns';
import { assignLabels } from '@heartset/scoring';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import type { Queryable } from '../../db/client.ts';
import { campaignLeaders, nominations } from '../../db/schema/campaigns.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { people } from '../../db/schema/people.ts';
import { countedGroup, loadLabels } from './campaign-leaders.queries.ts';
import { mayDo, requireMay } from './campaigns.access.ts';
import { personName } from './campaigns.queries.ts';
import { outlookOfLabels, raterWarnings, usuallyEnough } from './label-outlook.ts';
import { type CampaignRow, loadCampaign } from './load-campaign.ts';
import { invitedPerGroup } from './plan-opening.ts';

const leaders = alias(people, 'leaders');
const managers = alias(people, 'managers');
const aboveLeader = sql<Rater['above']>`CASE ${people.id}
  WHEN ${leaders.managerId} THEN 'manager' WHEN ${managers.managerId} THEN 'managers-manager' END`;

/**
 * Who is to be asked about a leader, with what will probably become of each label.
 *
 * @throws AppError `not-found` (campaign, or a leader who is not in it), `not-allowed`
 */
export async function getLeaderRaters(
  db: Queryable,
  actor: Actor,
  input: { campaignId: string; leaderId: string },
): Promise<LeaderRaters> {
  const campaign = await loadCampaign(db, actor, input.campaignId);
  requireMay(actor, campaign, 'see-raters');
  const leader = await loadLeader(db, campaign, input.leaderId);
  const raters = await db
    .select({
      personId: nominations.raterId,
      name: personName,
      email: people.email,
      title: people.title,
      inDirectory: people.inDirectory,
      group: countedGroup,
      source: nominations.source,
      above: aboveLeader,
      standing: standingFor(actor, campaign),
    })
    .from(nominations)
    .innerJoin(people, eq(people.id, nominations.raterId))
    .innerJoin(leaders, eq(leaders.id, nominations.leaderId))
    .leftJoin(managers, eq(managers.id, leaders.managerId))
    .leftJoin(
      invitations,
      and(eq(invitations.campaignId, nominations.campaignId), eq(invitations.raterId, nominations.raterId)),
    )
    .where(and(eq(nominations.campaignId, campaign.id), eq(nominations.leaderId, leader.leaderId)))
    .orderBy(
      sql`array_position(ARRAY['team-members', 'peers', 'senior-leaders', 'others'], ${nominations.raterGroup})`,
      people.familyName,
      people.givenName,
      nominations.raterId,
    );
  const rules = {
    invitedPerGroup: invitedPerGroup(raters),
    k: campaign.minimumGroupSize,
    seniorLeaders: campaign.seniorLeaders,
  };
  const editable = isEditable(campaign.state);
  const labels = editable
    ? assignLabels(rules).labels
    : ((await loadLabels(db, actor, campaign, [leader.leaderId])).get(leader.leaderId) ?? []);
  return {
    leaderId: leader.leaderId,
    leaderName: leader.name,
    editable: editable && mayDo(actor, campaign, 'edit'),
    minimumGroupSize: campaign.minimumGroupSize,
    usuallyEnough: usuallyEnough(campaign.minimumGroupSize),
    raters,
    labels: outlookOfLabels(labels, campaign.minimumGroupSize).map((label) => ({
      ...label,
      progress: null,
      asOf: null,
    })),
    warnings: editable ? raterWarnings(rules) : [],
  };
}

/** Whoever the campaign is about does not learn who was taken out, nor who came later. */
function standingFor(actor: Actor, campaign: CampaignRow): SQL<Rater['standing']> {
  if (!mayDo(actor, campaign, 'see-invitations')) return sql`'asked'`;
  return sql`CASE WHEN ${invitations.removed} THEN 'taken-out' WHEN ${nominations.addedLater} THEN 'added-later' ELSE 'asked' END`;
}

/** @throws AppError `not-found` for somebody whom the campaign is not about */
export async function loadLeader(
  db: Queryable,
  campaign: Pick<CampaignRow, 'id'>,
  leaderId: string,
): Promise<{ leaderId: string; name: string; subjectKey: string }> {
  const [leader] = await db
    .select({ leaderId: campaignLeaders.leaderId, name: personName, subjectKey: campaignLeaders.subjectKey })
    .from(campaignLeaders)
    .innerJoin(people, eq(people.id, campaignLeaders.leaderId))
    .where(and(eq(campaignLeaders.campaignId, campaign.id), eq(campaignLeaders.leaderId, leaderId)));
  if (!leader) throw notFound('leader');
  return leader;
}
