import { groupsOfLabel, LABELS, type LeaderRelease, type Publishable, parseLabel } from '@heartset/model';
import type { LabelInProgress, ReportSummary } from '@heartset/model/api/reports';
import { and, desc, eq, inArray, lte, notInArray, or, sql } from 'drizzle-orm';
import { type Actor, hasRole } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { Database } from '../../db/client.ts';
import { campaignLabels, campaignLeaders, campaigns } from '../../db/schema/campaigns.ts';
import { people } from '../../db/schema/people.ts';
import { labelProgress, releases, uncountedLeaders } from '../../db/schema/results.ts';
import { reportShares, selfAssessments } from '../../db/schema/self-assessments.ts';
import { reviveLeaderRelease } from '../tally/tally.public.ts';
import { reportViewer } from './reports.access.ts';

const unseenStates: ('draft' | 'cancelled')[] = ['draft', 'cancelled'];

const leaderName = sql<string>`trim(${people.givenName} || ' ' || ${people.familyName})`;
const selfAssessmentState = sql<'not-begun' | 'begun' | 'sent'>`CASE
  WHEN ${selfAssessments.sent} THEN 'sent' WHEN ${selfAssessments.leaderId} IS NOT NULL THEN 'begun' ELSE 'not-begun' END`;

const reportColumns = {
  campaignId: campaigns.id,
  leaderId: campaignLeaders.leaderId,
  leaderName,
  leaderTitle: people.title,
  organizationId: campaigns.organizationId,
  subjectKey: campaignLeaders.subjectKey,
  campaignName: campaigns.name,
  kind: campaigns.kind,
  state: campaigns.state,
  round: campaigns.round,
  countedAt: campaigns.countedAt,
  furtherRound: campaigns.furtherRound,
  finalAt: campaigns.finalAt,
  deadlineAt: campaigns.deadlineAt,
  minimumGroupSize: campaigns.minimumGroupSize,
  reportReaders: campaigns.reportReaders,
  promptIds: campaigns.promptIds,
  instrumentId: campaigns.instrumentId,
  instrumentVersion: campaigns.instrumentVersion,
  selfAssessment: selfAssessmentState,
};

const sharedWith = (actor: Actor) => sql<boolean>`EXISTS (SELECT 1 FROM ${reportShares}
  WHERE ${reportShares.campaignId} = ${campaigns.id} AND ${reportShares.leaderId} = ${campaignLeaders.leaderId}
    AND ${reportShares.readerId} = ${actor.personId})`;

function selectReports(database: Database, actor: Actor) {
  return database
    .select({
      ...reportColumns,
      sharedWithActor: sharedWith(actor),
      nothingShown: nothingShown(actor),
    })
    .from(campaignLeaders)
    .innerJoin(campaigns, eq(campaigns.id, campaignLeaders.campaignId))
    .innerJoin(people, eq(people.id, campaignLeaders.leaderId))
    .leftJoin(
      selfAssessments,
      and(eq(selfAssessments.campaignId, campaigns.id), eq(selfAssessments.leaderId, campaignLeaders.leaderId)),
    );
}

/**
 * Is there nothing of what others said in the report that can be read? By the statuses in its document, as the mail about it says it.
 * False while nothing can be read, and for HR, who is not told.
 */
const nothingShown = (actor: Actor) => sql<boolean>`coalesce((
  SELECT NOT jsonb_path_exists(${releases.document}::jsonb, '$.items[*].blocks[*] ? (@.status == "shown")')
    AND NOT jsonb_path_exists(${releases.document}::jsonb, '$.comments[*].pools[*] ? (@.status == "shown")')
  FROM ${releases}
  WHERE ${releases.campaignId} = ${campaigns.id} AND ${releases.subjectKey} = ${campaignLeaders.subjectKey}
    AND (${campaigns.state} = 'released' OR ${releases.round} < ${campaigns.round})
    AND (${campaignLeaders.leaderId} = ${actor.personId} OR ${sharedWith(actor)})
  ORDER BY ${releases.round} DESC
  LIMIT 1), false)`;

/** The reports that the actor may read or that are about them, newest deadline first; 500 at most. */
export async function listReports(database: Database, actor: Actor): Promise<ReportSummary[]> {
  const shared = database
    .select({ campaignId: reportShares.campaignId })
    .from(reportShares)
    .where(and(eq(reportShares.readerId, actor.personId), eq(reportShares.leaderId, campaignLeaders.leaderId)));
  const readable = hasRole(actor, 'hr')
    ? and(eq(campaigns.kind, 'organization'), eq(campaigns.reportReaders, 'leader-and-hr'))
    : undefined;
  const rows = await selectReports(database, actor)
    .where(
      and(
        eq(campaigns.organizationId, actor.organizationId),
        notInArray(campaigns.state, unseenStates),
        or(eq(campaignLeaders.leaderId, actor.personId), inArray(campaigns.id, shared), readable),
      ),
    )
    .orderBy(desc(campaigns.deadlineAt), people.familyName)
    .limit(500);
  return rows.flatMap((row) => {
    const viewer = reportViewer(actor, row);
    if (!viewer) return [];
    const { campaignId, leaderId, campaignName, kind, state, round, selfAssessment, nothingShown } = row;
    const deadlineAt = row.deadlineAt.toISOString();
    return [
      {
        campaignId,
        leaderId,
        leaderName: row.leaderName,
        campaignName,
        kind,
        state,
        deadlineAt,
        round,
        viewer,
        selfAssessment,
        nothingShown,
      },
    ];
  });
}

/** One leader's report with what decides who may read it; null when there is none. */
export async function findReport(database: Database, actor: Actor, campaignId: string, leaderId: string) {
  const [row] = await selectReports(database, actor).where(
    and(
      eq(campaigns.id, campaignId),
      eq(campaignLeaders.leaderId, leaderId),
      eq(campaigns.organizationId, actor.organizationId),
      notInArray(campaigns.state, unseenStates),
    ),
  );
  return row ?? null;
}

/** Labels while answers come in, with the word of the day. */
export async function listLabelsInProgress(
  database: Database,
  campaignId: string,
  subjectKey: string,
): Promise<LabelInProgress[]> {
  const rows = await database
    .select({
      label: campaignLabels.label,
      invited: campaignLabels.invited,
      identified: campaignLabels.identified,
      progress: labelProgress.progress,
      asOf: labelProgress.asOf,
    })
    .from(campaignLabels)
    .leftJoin(
      labelProgress,
      and(
        eq(labelProgress.campaignId, campaignLabels.campaignId),
        eq(labelProgress.subjectKey, campaignLabels.subjectKey),
        eq(labelProgress.label, campaignLabels.label),
      ),
    )
    .where(and(eq(campaignLabels.campaignId, campaignId), eq(campaignLabels.subjectKey, subjectKey)));
  return rows
    .map((row) => ({ ...row, groups: groupsOfLabel(parseLabel(row.label)) }))
    .sort((a, b) => LABELS.indexOf(parseLabel(a.label)) - LABELS.indexOf(parseLabel(b.label)));
}

/**
 * The release that is read now, checked against its hash, its schema and whose it says it is; null while there is none. Documents of a
 * round that is not out yet are stored, and not read: what was released before stays until then.
 */
export async function loadRelease(
  database: Database,
  campaignId: string,
  subjectKey: string,
  rounds: number,
): Promise<Publishable<LeaderRelease> | null> {
  const [row] = await database
    .select({ document: releases.document, sha256: releases.sha256, round: releases.round })
    .from(releases)
    .where(and(eq(releases.campaignId, campaignId), eq(releases.subjectKey, subjectKey), lte(releases.round, rounds)))
    .orderBy(desc(releases.round))
    .limit(1);
  if (!row) return null;
  try {
    return reviveLeaderRelease({ campaignId, subjectKey, ...row });
  } catch (error) {
    throw new AppError(
      'release-damaged',
      `This report was changed after it was released (${error instanceof Error ? error.name : 'unknown'}). Please tell your administrator.`,
    );
  }
}

/** Whether something in the answers about this leader could not be counted, and when they were deleted; null when all could be. */
export async function findUncounted(
  database: Database,
  campaignId: string,
  subjectKey: string,
): Promise<{ givenUpAt: Date | null } | null> {
  const [row] = await database
    .select({ givenUpAt: uncountedLeaders.givenUpAt })
    .from(uncountedLeaders)
    .where(and(eq(uncountedLeaders.campaignId, campaignId), eq(uncountedLeaders.subjectKey, subjectKey)));
  return row ?? null;
}

/** With whom a leader has shared a report. */
export async function listReportReaders(database: Database, campaignId: string, leaderId: string) {
  return database
    .select({ personId: people.id, name: leaderName })
    .from(reportShares)
    .innerJoin(people, eq(people.id, reportShares.readerId))
    .where(and(eq(reportShares.campaignId, campaignId), eq(reportShares.leaderId, leaderId)))
    .orderBy(people.familyName, people.givenName);
}

/** The leader's own ratings, once sent; null while there are none. */
export async function loadSentSelfRatings(
  database: Database,
  campaignId: string,
  leaderId: string,
): Promise<Record<string, number | 'not-observed'> | null> {
  const [row] = await database
    .select({ ratings: selfAssessments.ratings })
    .from(selfAssessments)
    .where(
      and(
        eq(selfAssessments.campaignId, campaignId),
        eq(selfAssessments.leaderId, leaderId),
        eq(selfAssessments.sent, true),
      ),
    );
  return row?.ratings ?? null;
}
