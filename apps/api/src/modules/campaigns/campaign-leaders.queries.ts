import { groupsOfLabel, isReadable, LABELS, parseLabel } from '@heartset/model';
import type { Campaign, LabelOutlook } from '@heartset/model/api/campaigns';
import { type AssignedLabel, assignLabels } from '@heartset/scoring';
import { and, count, eq, sql } from 'drizzle-orm';
import { type Actor, hasRole } from '../../core/context.ts';
import type { Queryable } from '../../db/client.ts';
import { campaignLabels, campaignLeaders, nominations } from '../../db/schema/campaigns.ts';
import { people } from '../../db/schema/people.ts';
import { labelProgress } from '../../db/schema/results.ts';
import { reportShares, selfAssessments } from '../../db/schema/self-assessments.ts';
import { mayDo } from './campaigns.access.ts';
import { outlookOfLabels } from './label-outlook.ts';
import { loadLabelsToday } from './labels-today.queries.ts';
import type { CampaignRow } from './load-campaign.ts';

type Progress = Pick<LabelOutlook, 'progress' | 'asOf'>;

/** The group under which a person is counted: whoever is not in the directory is in `others`, whatever was nominated. */
export const countedGroup = sql<'team-members' | 'peers' | 'senior-leaders' | 'others'>`
  CASE WHEN ${people.inDirectory} THEN ${nominations.raterGroup} ELSE 'others' END`;

/** Everybody whom a campaign is about, by name, each with what is to be expected of every label. */
export async function listCampaignLeaders(
  db: Queryable,
  actor: Actor,
  campaign: CampaignRow,
): Promise<Campaign['leaders']> {
  const rows = await db
    .select({
      leaderId: campaignLeaders.leaderId,
      subjectKey: campaignLeaders.subjectKey,
      name: sql<string>`trim(${people.givenName} || ' ' || ${people.familyName})`,
      title: people.title,
      department: people.department,
      selfSent: selfAssessments.sent,
      shared: sql<boolean>`EXISTS (
        SELECT 1 FROM ${reportShares}
        WHERE ${reportShares.campaignId} = ${campaignLeaders.campaignId}
          AND ${reportShares.leaderId} = ${campaignLeaders.leaderId} AND ${reportShares.readerId} = ${actor.personId})`,
    })
    .from(campaignLeaders)
    .innerJoin(people, eq(people.id, campaignLeaders.leaderId))
    .leftJoin(
      selfAssessments,
      and(
        eq(selfAssessments.campaignId, campaignLeaders.campaignId),
        eq(selfAssessments.leaderId, campaignLeaders.leaderId),
      ),
    )
    .where(eq(campaignLeaders.campaignId, campaign.id))
    .orderBy(people.familyName, people.givenName, campaignLeaders.leaderId);
  const leaderIds = rows.map(({ leaderId }) => leaderId);
  const labelsOf = await loadLabels(db, actor, campaign, leaderIds);
  // What was said of the first round is no news in the second, which says nothing until it is over.
  const progressOf = campaign.round === 1 ? await loadProgress(db, campaign.id) : new Map<string, Progress>();
  const hrReads =
    campaign.kind === 'organization' && campaign.reportReaders === 'leader-and-hr' && hasRole(actor, 'hr');
  return rows.map((row) => {
    const labels = labelsOf.get(row.leaderId) ?? [];
    return {
      leaderId: row.leaderId,
      name: row.name,
      title: row.title,
      department: row.department,
      raters: labels.reduce((sum, label) => sum + label.invited, 0),
      labels: outlookOfLabels(labels, campaign.minimumGroupSize).map((label) => ({
        ...label,
        ...(progressOf.get(`${row.subjectKey} ${label.label}`) ?? { progress: null, asOf: null }),
      })),
      selfAssessment: row.selfSent === null ? 'not-begun' : row.selfSent ? 'sent' : 'begun',
      reportReadable: isReadable(campaign) && (row.leaderId === actor.personId || row.shared || hrReads),
    };
  });
}

/**
 * The labels of leaders of a campaign by the leader's id, for its own pages: in a draft as they would be now. Once it is open, HR reads
 * how many are asked today, as raters do. Whoever the campaign is about reads how many ever were: a number that went down would tell
 * that somebody was taken out.
 */
export async function loadLabels(
  db: Queryable,
  actor: Actor,
  campaign: CampaignRow,
  leaderIds: readonly string[],
): Promise<Map<string, AssignedLabel[]>> {
  if (!campaign.openedAt) return loadLabelsToBe(db, campaign);
  if (!mayDo(actor, campaign, 'see-invitations')) return loadFixedLabels(db, campaign.id);
  const today = await loadLabelsToday(db, campaign, leaderIds);
  const inOrder = (labels: readonly AssignedLabel[]) =>
    [...labels].sort((one, other) => LABELS.indexOf(one.label) - LABELS.indexOf(other.label));
  return new Map([...today].map(([leaderId, labels]) => [leaderId, inOrder(labels)]));
}

/**
 * The labels of the leaders of an open campaign by the leader's id, as published, with whoever was added since: how many were ever
 * asked, those included who were taken out.
 *
 * @param leaderId one of them; all when left out
 */
export async function loadFixedLabels(
  db: Queryable,
  campaignId: string,
  leaderId?: string,
): Promise<Map<string, AssignedLabel[]>> {
  const rows = await db
    .select({
      leaderId: campaignLeaders.leaderId,
      label: campaignLabels.label,
      invited: campaignLabels.invited,
      identified: campaignLabels.identified,
    })
    .from(campaignLabels)
    .innerJoin(
      campaignLeaders,
      and(
        eq(campaignLeaders.campaignId, campaignLabels.campaignId),
        eq(campaignLeaders.subjectKey, campaignLabels.subjectKey),
      ),
    )
    .where(
      and(
        eq(campaignLabels.campaignId, campaignId),
        leaderId === undefined ? undefined : eq(campaignLeaders.leaderId, leaderId),
      ),
    )
    .orderBy(
      sql`array_position(ARRAY['team-members', 'peers', 'senior-leaders', 'others'], split_part(${campaignLabels.label}, '+', 1))`,
    );
  const labels = new Map<string, AssignedLabel[]>();
  for (const row of rows) {
    const label = parseLabel(row.label);
    const assigned = { label, groups: groupsOfLabel(label), invited: row.invited, identified: row.identified };
    labels.set(row.leaderId, [...(labels.get(row.leaderId) ?? []), assigned]);
  }
  return labels;
}

async function loadLabelsToBe(db: Queryable, campaign: CampaignRow): Promise<Map<string, AssignedLabel[]>> {
  const rows = await db
    .select({ leaderId: nominations.leaderId, group: countedGroup, invited: count() })
    .from(nominations)
    .innerJoin(people, eq(people.id, nominations.raterId))
    .where(eq(nominations.campaignId, campaign.id))
    .groupBy(nominations.leaderId, countedGroup);
  const counts = new Map<string, Partial<Record<(typeof rows)[number]['group'], number>>>();
  for (const { leaderId, group, invited } of rows) {
    counts.set(leaderId, { ...counts.get(leaderId), [group]: invited });
  }
  return new Map(
    [...counts].map(([leaderId, invitedPerGroup]) => [
      leaderId,
      assignLabels({ invitedPerGroup, k: campaign.minimumGroupSize, seniorLeaders: campaign.seniorLeaders }).labels,
    ]),
  );
}

async function loadProgress(db: Queryable, campaignId: string): Promise<Map<string, Progress>> {
  const rows = await db
    .select({
      subjectKey: labelProgress.subjectKey,
      label: labelProgress.label,
      progress: labelProgress.progress,
      asOf: labelProgress.asOf,
    })
    .from(labelProgress)
    .where(eq(labelProgress.campaignId, campaignId));
  return new Map(rows.map(({ subjectKey, label, progress, asOf }) => [`${subjectKey} ${label}`, { progress, asOf }]));
}
