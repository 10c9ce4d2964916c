import { type Group, isLabel, type Label, parseLabel } from '@heartset/model';
import { and, asc, count, desc, eq, gt, ne, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { campaignKeys, manifests } from '../../db/schema/ballots.ts';
import { campaignLeaders, campaigns } from '../../db/schema/campaigns.ts';
import { assignments } from '../../db/schema/invitations.ts';
import { organizations } from '../../db/schema/organizations.ts';
import { people, personRoles } from '../../db/schema/people.ts';
import { reportShares } from '../../db/schema/self-assessments.ts';
import { signInRequests } from '../../db/schema/sign-in.ts';
import { loadLabelsToday } from '../campaigns/campaigns.public.ts';
import { type ReleaseStatuses, releaseStatusesSchema } from './report-standing.ts';

/** Whom a mail goes to. */
export interface Recipient {
  name: string;
  givenName: string;
  address: string;
  locale: string | null;
  organizationName: string;
}

/** Where a reply goes and who reads it. */
export interface ReplyReader {
  name: string;
  address: string;
}

export interface MailedCampaign {
  id: string;
  name: string;
  kind: 'organization' | 'leader';
  state: 'draft' | 'collecting' | 'closing' | 'closed' | 'released' | 'cancelled';
  deadlineAt: Date;
  minimumGroupSize: number;
  seniorLeaders: 'anonymous' | 'identified';
  reportReaders: 'leader' | 'leader-and-hr';
  releaseMode: 'automatic' | 'by-hr';
  instrumentId: string;
  instrumentVersion: string | null;
  promptIds: string[];
  createdBy: string;
  organizationId: string;
  /** 2 once people are or were asked once more. */
  round: number;
  /** How often those who were asked are reminded, at most. */
  reminders: number;
  furtherRound: boolean;
}

/** A leader whom a rater is asked about, and how the rater will be counted. */
export interface AskedAbout {
  name: string;
  title: string | null;
  group: Group;
  label: Label;
  /** So few are asked under this label that nothing of theirs can ever be shown. */
  neverShown: boolean;
}

/** How many people were asked under a label, whoever was taken out included: a leader is not told who was, nor that somebody was. */
export interface AskedUnder {
  label: Label;
  invited: number;
}

const fullName = sql<string>`trim(${people.givenName} || ' ' || ${people.familyName})`;

/** The recipient, with the organisation that the mail is from; null when the person is not there any more. */
export async function loadRecipient(database: Queryable, personId: string): Promise<Recipient | null> {
  const [row] = await database
    .select({
      name: fullName,
      givenName: people.givenName,
      address: people.email,
      locale: people.locale,
      organizationName: organizations.name,
    })
    .from(people)
    .innerJoin(organizations, eq(organizations.id, people.organizationId))
    .where(eq(people.id, personId));
  return row ?? null;
}

/** A request to sign in that can still be used: null when it is used up or over. `minutes` is how long it was made for. */
export async function loadOpenSignIn(database: Queryable, requestId: string): Promise<{ minutes: number } | null> {
  const [row] = await database
    .select({
      minutes: sql<number>`round(extract(epoch FROM ${signInRequests.expiresAt} - ${signInRequests.createdAt}) / 60)::int`,
    })
    .from(signInRequests)
    .where(
      and(
        eq(signInRequests.id, requestId),
        sql`${signInRequests.usedAt} IS NULL`,
        sql`${signInRequests.expiresAt} > now()`,
      ),
    );
  return row ?? null;
}

export async function loadMailedCampaign(database: Queryable, campaignId: string): Promise<MailedCampaign | null> {
  const [row] = await database
    .select({
      id: campaigns.id,
      name: campaigns.name,
      kind: campaigns.kind,
      state: campaigns.state,
      deadlineAt: campaigns.deadlineAt,
      minimumGroupSize: campaigns.minimumGroupSize,
      seniorLeaders: campaigns.seniorLeaders,
      reportReaders: campaigns.reportReaders,
      releaseMode: campaigns.releaseMode,
      instrumentId: campaigns.instrumentId,
      instrumentVersion: campaigns.instrumentVersion,
      promptIds: campaigns.promptIds,
      createdBy: campaigns.createdBy,
      organizationId: campaigns.organizationId,
      round: campaigns.round,
      reminders: campaigns.reminders,
      furtherRound: campaigns.furtherRound,
    })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId));
  return row ?? null;
}

/** Is a campaign about this person? */
export async function isLeaderOf(database: Queryable, campaignId: string, personId: string): Promise<boolean> {
  const found = await database.$count(
    campaignLeaders,
    and(eq(campaignLeaders.campaignId, campaignId), eq(campaignLeaders.leaderId, personId)),
  );
  return found > 0;
}

/** The hash of what a campaign promised, which every invitation names. */
export async function loadManifestHash(database: Queryable, campaignId: string): Promise<string> {
  const [row] = await database
    .select({ sha256: manifests.sha256 })
    .from(manifests)
    .where(and(eq(manifests.campaignId, campaignId), eq(manifests.number, 0)));
  if (!row) throw new Error(`Campaign ${campaignId}, which is open, has no manifest.`);
  return row.sha256;
}

/** The newest supplement of a campaign's manifest; null when there is none. */
export async function loadNewestSupplement(
  database: Queryable,
  campaignId: string,
): Promise<{ number: number; sha256: string } | null> {
  const [row] = await database
    .select({ number: manifests.number, sha256: manifests.sha256 })
    .from(manifests)
    .where(and(eq(manifests.campaignId, campaignId), gt(manifests.number, 0)))
    .orderBy(desc(manifests.number))
    .limit(1);
  return row ?? null;
}

/** Which keys of a campaign are lost, by their purposes; none when they are all there, or none is needed any more. */
export async function listLostKeys(database: Queryable, campaignId: string): Promise<string[]> {
  const [row] = await database
    .select({ lost: campaignKeys.lost })
    .from(campaignKeys)
    .where(eq(campaignKeys.campaignId, campaignId));
  return row?.lost ?? [];
}

/** The leaders of an invitation, by name, with what holds for the rater today, as on the rater's page. */
export async function listAskedAbout(
  database: Queryable,
  campaign: { id: string; minimumGroupSize: number },
  invitationId: string,
): Promise<AskedAbout[]> {
  const rows = await database
    .select({
      leaderId: assignments.leaderId,
      name: fullName,
      title: people.title,
      group: assignments.raterGroup,
      label: assignments.label,
    })
    .from(assignments)
    .innerJoin(people, eq(people.id, assignments.leaderId))
    .where(and(eq(assignments.invitationId, invitationId), eq(assignments.campaignId, campaign.id)))
    .orderBy(asc(people.familyName), asc(people.givenName), asc(people.id));
  const labelsOf = await loadLabelsToday(
    database,
    campaign,
    rows.map(({ leaderId }) => leaderId),
  );
  return rows.map(({ leaderId, ...row }) => {
    const label = parseLabel(row.label);
    const own = labelsOf.get(leaderId)?.find((one) => one.label === label);
    if (!own) throw new Error(`Invitation ${invitationId} has a label under which nobody is invited.`);
    return { ...row, label, neverShown: own.neverShown };
  });
}

/** How many people were asked about a leader, by label. */
export async function listAskedUnder(database: Queryable, campaignId: string, leaderId: string): Promise<AskedUnder[]> {
  const rows = await database
    .select({ label: assignments.label, invited: count() })
    .from(assignments)
    .where(and(eq(assignments.campaignId, campaignId), eq(assignments.leaderId, leaderId)))
    .groupBy(assignments.label)
    .orderBy(asc(assignments.label));
  return rows.flatMap(({ label, invited }) => (isLabel(label) ? [{ label, invited }] : []));
}

/**
 * Who reads replies to a campaign's mails: whoever created it, if that is HR; else the longest-serving HR person. Never anybody the
 * campaign is about, who must not learn who declines: also not from HR, and not where nobody else is. Nobody reads them then.
 */
export async function loadReplyReader(database: Queryable, campaign: MailedCampaign): Promise<ReplyReader | null> {
  const [row] = await database
    .select({ name: fullName, address: people.email })
    .from(people)
    .innerJoin(personRoles, and(eq(personRoles.personId, people.id), eq(personRoles.role, 'hr')))
    .where(
      and(
        eq(people.organizationId, campaign.organizationId),
        sql`NOT EXISTS (
          SELECT 1 FROM ${campaignLeaders}
          WHERE ${campaignLeaders.campaignId} = ${campaign.id} AND ${campaignLeaders.leaderId} = ${people.id})`,
        campaign.kind === 'leader' ? ne(people.id, campaign.createdBy) : undefined,
      ),
    )
    .orderBy(sql`(${people.id} = ${campaign.createdBy}) DESC`, asc(people.createdAt), asc(people.id))
    .limit(1);
  return row ?? null;
}

/**
 * Who answers for the directory: the longest-serving HR person. Never the one whose entry it is about: their replies would go to the
 * very address that is in doubt.
 */
export async function loadDirectoryReader(
  database: Queryable,
  organizationId: string,
  aboutPersonId: string,
): Promise<ReplyReader | null> {
  const [row] = await database
    .select({ name: fullName, address: people.email })
    .from(people)
    .innerJoin(personRoles, and(eq(personRoles.personId, people.id), eq(personRoles.role, 'hr')))
    .where(and(eq(people.organizationId, organizationId), ne(people.id, aboutPersonId)))
    .orderBy(asc(people.createdAt), asc(people.id))
    .limit(1);
  return row ?? null;
}

/** The leader who shares a report with somebody, as long as it is shared; null once it was taken back. */
export async function loadSharer(
  database: Queryable,
  share: { campaignId: string; leaderId: string; readerId: string },
): Promise<ReplyReader | null> {
  const [row] = await database
    .select({ name: fullName, address: people.email })
    .from(reportShares)
    .innerJoin(people, eq(people.id, reportShares.leaderId))
    .where(
      and(
        eq(reportShares.campaignId, share.campaignId),
        eq(reportShares.leaderId, share.leaderId),
        eq(reportShares.readerId, share.readerId),
      ),
    );
  return row ?? null;
}

/** Which of "shown" and "withheld" a leader's release says, and where; null while it is not out. The mailer may read no more of it. */
export async function loadReleaseStatuses(
  database: Queryable,
  campaignId: string,
  leaderId: string,
): Promise<ReleaseStatuses | null> {
  const found = await database.execute<{ statuses: unknown }>(
    sql`SELECT release_statuses(${campaignId}, ${leaderId}) AS statuses`,
  );
  return releaseStatusesSchema.nullable().parse(found.rows[0]?.statuses ?? null);
}
