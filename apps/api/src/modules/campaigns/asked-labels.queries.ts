import { isCancellable, parseLabel } from '@heartset/model';
import { and, eq, gt, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { assignments, invitations } from '../../db/schema/invitations.ts';
import { organizations } from '../../db/schema/organizations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import type { OtherLabel } from './asked-too-alike.ts';
import { identifiedLabel } from './identified-label.ts';

const twelveMonths = 12;

/**
 * Is it not certain whether the one who is invited could answer? A mail that came back and goes out again may come back again, and so may one
 * that a mail server put off, also while it is tried again. Whom nothing had reached when a first round ended is in none of its numbers, though a
 * mail of the further one arrive: what was shown stays as it is.
 */
const uncertain = sql`(${invitations.removed} OR ${invitations.missedARound} OR ${invitations.delivery} = 'failed' OR ${invitations.delivery} = 'queued' AND EXISTS (
  SELECT 1 FROM ${outboxMails} WHERE ${outboxMails.invitationId} = ${invitations.id} AND (
    ${outboxMails.state} = 'pending' AND ${outboxMails.attempts} > 0
    OR ${outboxMails.state} = 'sending' AND ${outboxMails.attempts} > 1)))`;

/** From when on two campaigns about one leader are compared. */
export function comparedSince(moment: Date): Date {
  const since = new Date(moment);
  since.setUTCMonth(since.getUTCMonth() - twelveMonths);
  return since;
}

/**
 * While a campaign opens or somebody is taken out of one, the same happens nowhere else in the organisation: otherwise two campaigns
 * that become almost alike at the same moment would not see each other. Take it after the campaign's own lock.
 */
export async function lockWhoIsAsked(tx: Transaction, organizationId: string): Promise<void> {
  await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
    .for('no key update');
}

/** Whom a campaign has invited of whom it is not certain whether they could answer. */
export async function loadUncertain(tx: Transaction, campaignId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ raterId: invitations.raterId })
    .from(invitations)
    .where(and(eq(invitations.campaignId, campaignId), uncertain));
  return new Set(rows.map(({ raterId }) => raterId));
}

/** Whom a campaign asks about these leaders, label by label. */
export function loadLabelsOf(tx: Transaction, campaignId: string, leaderIds: readonly string[]): Promise<OtherLabel[]> {
  return selectLabels(tx, leaderIds, eq(campaigns.id, campaignId));
}

/**
 * Whom these leaders' other campaigns have asked, label by label, and who of them under their own name. Cancelled campaigns never
 * show anything, and are left out.
 *
 * @param campaign.id the one that is left out
 */
export function loadOtherLabels(
  db: Queryable,
  campaign: { id: string; organizationId: string },
  scope: { leaderIds: readonly string[]; since: Date },
): Promise<OtherLabel[]> {
  const others = and(
    eq(campaigns.organizationId, campaign.organizationId),
    ne(campaigns.id, campaign.id),
    ne(campaigns.state, 'cancelled'),
    // One that still collects is read beside one that opens today, whenever it was opened.
    or(gt(campaigns.openedAt, scope.since), isNull(campaigns.closedAt), gt(campaigns.closedAt, scope.since)),
  );
  return selectLabels(db, scope.leaderIds, others);
}

async function selectLabels(
  db: Queryable,
  leaderIds: readonly string[],
  ofCampaigns: SQL | undefined,
): Promise<OtherLabel[]> {
  if (leaderIds.length === 0) return [];
  const rows = await db
    .select({
      campaignId: campaigns.id,
      kind: campaigns.kind,
      state: campaigns.state,
      round: campaigns.round,
      k: campaigns.minimumGroupSize,
      leaderId: assignments.leaderId,
      label: assignments.label,
      identified: identifiedLabel,
      personIds: sql<string[]>`array_agg(${invitations.raterId}::text)`,
      uncertain: sql<string[]>`coalesce(array_agg(${invitations.raterId}::text) FILTER (WHERE ${uncertain}), '{}')`,
    })
    .from(assignments)
    .innerJoin(invitations, eq(invitations.id, assignments.invitationId))
    .innerJoin(campaigns, eq(campaigns.id, assignments.campaignId))
    .where(and(ofCampaigns, inArray(assignments.leaderId, [...leaderIds])))
    .groupBy(campaigns.id, assignments.leaderId, assignments.label);
  return rows.map(({ state, round, ...row }) => ({
    ...row,
    label: parseLabel(row.label),
    mayBeCancelled: row.kind === 'leader' && isCancellable({ state, round }),
  }));
}
