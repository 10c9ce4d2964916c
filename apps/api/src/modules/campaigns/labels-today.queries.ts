import { groupsOfLabel, type Label, parseLabel } from '@heartset/model';
import type { AssignedLabel } from '@heartset/scoring';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { assignments, invitations } from '../../db/schema/invitations.ts';
import { identifiedLabel } from './identified-label.ts';
import { mergesInto } from './label-outlook.ts';

/** What a rater is promised of the label under which they count. */
export interface LabelToday extends AssignedLabel {
  /** With what it is shown together if too few answer; null: then not at all. */
  mergesInto: Label | null;
  /** So few are asked that nothing of theirs can ever be shown. */
  neverShown: boolean;
}

/**
 * The labels of leaders of a campaign, by the leader's id, for everything that raters are told, on their pages and in their mails: with
 * how many are asked under each of them today, without whoever was taken out, who hides nobody for certain. An answer that they gave
 * before stays, so the number is never too high. How many were asked at the opening is published in the manifest.
 */
export async function loadLabelsToday(
  db: Queryable,
  campaign: { id: string; minimumGroupSize: number },
  leaderIds: readonly string[],
): Promise<Map<string, LabelToday[]>> {
  if (leaderIds.length === 0) return new Map();
  const rows = await db
    .select({
      leaderId: assignments.leaderId,
      label: assignments.label,
      invited: sql<number>`(count(*) FILTER (WHERE NOT ${invitations.removed}))::int`,
      identified: identifiedLabel,
    })
    .from(assignments)
    .innerJoin(invitations, eq(invitations.id, assignments.invitationId))
    .innerJoin(campaigns, eq(campaigns.id, assignments.campaignId))
    .where(and(eq(assignments.campaignId, campaign.id), inArray(assignments.leaderId, [...leaderIds])))
    .groupBy(assignments.leaderId, assignments.label, campaigns.seniorLeaders)
    .orderBy(asc(assignments.label));
  const labelsOf = new Map<string, AssignedLabel[]>();
  for (const { leaderId, ...row } of rows) {
    const label = parseLabel(row.label);
    labelsOf.set(leaderId, [...(labelsOf.get(leaderId) ?? []), { ...row, label, groups: groupsOfLabel(label) }]);
  }
  return new Map([...labelsOf].map(([leaderId, labels]) => [leaderId, promisesOf(labels, campaign.minimumGroupSize)]));
}

function promisesOf(labels: readonly AssignedLabel[], k: number): LabelToday[] {
  return labels.map((label) => {
    const joined = mergesInto(label, labels, k);
    return { ...label, mergesInto: joined, neverShown: !label.identified && label.invited < k && joined === null };
  });
}
