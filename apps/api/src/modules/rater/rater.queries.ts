import { parseLabel } from '@heartset/model';
import type { RaterInvitation } from '@heartset/model/api/rater';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { issuedBallots } from '../../db/schema/ballots.ts';
import { campaignLeaders, campaigns } from '../../db/schema/campaigns.ts';
import { assignments, invitations } from '../../db/schema/invitations.ts';
import { organizations } from '../../db/schema/organizations.ts';
import { people } from '../../db/schema/people.ts';
import { assignmentKey, issuingKeyOf } from '../ballots/ballots.public.ts';
import { loadLabelsToday } from '../campaigns/campaigns.public.ts';
import type { KeyStore } from '../keys/keys.public.ts';
import { linkUnknown, refuseEndedInvitation } from './rater.access.ts';

/** The invitation whose secret has this hash; null when there is none. */
export async function findInvitationId(database: Queryable, secretHash: Buffer): Promise<string | null> {
  const [row] = await database
    .select({ id: invitations.id })
    .from(invitations)
    .where(eq(invitations.secretHash, secretHash));
  return row?.id ?? null;
}

/**
 * What the rater of an invitation is asked, and how the answers will be shown. Reads alone.
 *
 * @throws AppError `link-unknown`, `link-withdrawn`, `between-rounds` or `campaign-ended`
 */
export async function readRaterInvitation(
  database: Queryable,
  keys: KeyStore,
  invitationId: string,
): Promise<RaterInvitation> {
  const row = await readInvitationRow(database, invitationId);
  if (!row) throw linkUnknown();
  refuseEndedInvitation(row);
  // A campaign with invitations was opened, and has kept its instrument's version since.
  if (row.instrumentVersion === null) throw linkUnknown();
  const asked = await readAssignments(database, invitationId);
  const isIssued = await readIssued(database, keys, row.campaignId, asked);
  const labelsOf = await loadLabelsToday(
    database,
    { id: row.campaignId, minimumGroupSize: row.minimumGroupSize },
    asked.map(({ leaderId }) => leaderId),
  );
  return {
    raterName: fullName(row),
    raterLocale: row.locale,
    organizationName: row.organizationName,
    campaign: {
      id: row.campaignId,
      name: row.campaignName,
      state: row.state,
      deadlineAt: row.deadlineAt.toISOString(),
      furtherRound: row.furtherRound,
      round: row.round,
      minimumGroupSize: row.minimumGroupSize,
      reportReaders: row.reportReaders,
      releaseMode: row.releaseMode,
      instrumentId: row.instrumentId,
      instrumentVersion: row.instrumentVersion,
      promptIds: row.promptIds,
    },
    assignments: asked.map((one) => {
      const label = parseLabel(one.label);
      const own = labelsOf.get(one.leaderId)?.find((candidate) => candidate.label === label);
      if (!own) throw new Error(`Assignment ${one.id} has a label under which nobody is invited.`);
      return {
        id: one.id,
        leaderName: fullName(one),
        leaderTitle: one.leaderTitle,
        subjectKey: one.subjectKey,
        group: one.group,
        label,
        labelGroups: own.groups,
        invited: own.invited,
        identified: own.identified,
        mergesInto: own.mergesInto,
        issued: isIssued(one.id),
      };
    }),
  };
}

async function readInvitationRow(database: Queryable, invitationId: string) {
  const [row] = await database
    .select({
      removed: invitations.removed,
      campaignId: campaigns.id,
      campaignName: campaigns.name,
      state: campaigns.state,
      deadlineAt: campaigns.deadlineAt,
      furtherRound: campaigns.furtherRound,
      round: campaigns.round,
      finalAt: campaigns.finalAt,
      minimumGroupSize: campaigns.minimumGroupSize,
      reportReaders: campaigns.reportReaders,
      releaseMode: campaigns.releaseMode,
      instrumentId: campaigns.instrumentId,
      instrumentVersion: campaigns.instrumentVersion,
      promptIds: campaigns.promptIds,
      organizationName: organizations.name,
      givenName: people.givenName,
      familyName: people.familyName,
      locale: people.locale,
    })
    .from(invitations)
    .innerJoin(campaigns, eq(campaigns.id, invitations.campaignId))
    .innerJoin(organizations, eq(organizations.id, campaigns.organizationId))
    .innerJoin(people, eq(people.id, invitations.raterId))
    .where(eq(invitations.id, invitationId));
  return row;
}

async function readAssignments(database: Queryable, invitationId: string) {
  return database
    .select({
      id: assignments.id,
      group: assignments.raterGroup,
      label: assignments.label,
      leaderId: assignments.leaderId,
      subjectKey: campaignLeaders.subjectKey,
      givenName: people.givenName,
      familyName: people.familyName,
      leaderTitle: people.title,
    })
    .from(assignments)
    .innerJoin(
      campaignLeaders,
      and(eq(campaignLeaders.campaignId, assignments.campaignId), eq(campaignLeaders.leaderId, assignments.leaderId)),
    )
    .innerJoin(people, eq(people.id, assignments.leaderId))
    .where(eq(assignments.invitationId, invitationId))
    .orderBy(asc(people.familyName), asc(people.givenName), asc(assignments.id));
}

/**
 * To which of these assignments a ballot was issued. The database does not know; the campaign's key tells. Without it nothing can be
 * issued either, and asking says so.
 */
async function readIssued(
  database: Queryable,
  keys: KeyStore,
  campaignId: string,
  asked: readonly { id: string }[],
): Promise<(assignmentId: string) => boolean> {
  const secretKey = await issuingKeyOf(keys, campaignId);
  if (!secretKey) return () => false;
  const keyOf = new Map(asked.map(({ id }) => [id, assignmentKey(secretKey, id)]));
  const rows = await database
    .select({ key: issuedBallots.assignmentKey })
    .from(issuedBallots)
    .where(and(eq(issuedBallots.campaignId, campaignId), inArray(issuedBallots.assignmentKey, [...keyOf.values()])));
  const issued = new Set(rows.map(({ key }) => key.toString('hex')));
  return (assignmentId) => issued.has(keyOf.get(assignmentId)?.toString('hex') ?? '');
}

function fullName(person: { givenName: string; familyName: string }): string {
  return `${person.givenName} ${person.familyName}`.trim();
}
