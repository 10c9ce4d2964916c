import { and, eq, sql } from 'drizzle-orm';
import { shareCampaignLock } from '../../core/campaign-lock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { campaignLeaders, campaigns } from '../../db/schema/campaigns.ts';
import { assignments, invitations } from '../../db/schema/invitations.ts';
import { type InvitationStanding, refuseEndedInvitation, tooLate } from './rater.access.ts';

type Outcome = 'issued' | 'same-ticket' | 'other-ticket' | 'not-collecting';

/**
 * Gives an assignment its one ticket, of which only the hash comes here. Asking again with the same ticket is answered the same;
 * with another one it is refused, whoever of two tabs was first. No audit row and no time: raters leave no trace.
 *
 * @param invitationId the invitation whose link was opened
 * @param input.ticketHash SHA-256 of the ticket, base64url
 * @throws AppError `not-found` (also for another invitation's assignment), `link-withdrawn`, `between-rounds`, `campaign-ended`,
 *   `continue-where-you-began`
 */
export async function issueTicket(
  database: Database,
  invitationId: string,
  input: { assignmentId: string; ticketHash: string },
): Promise<void> {
  await inTransaction(database, async (tx) => {
    const found = await loadAssignment(tx, invitationId, input.assignmentId);
    if (!found) throw notFound('request for feedback');
    refuseEndedInvitation(found);
    await shareCampaignLock(tx, found.campaignId);
    const issuedBefore = await lockAssignment(tx, input.assignmentId);
    const hash = Buffer.from(input.ticketHash, 'base64url');
    const answer = await tx.execute<{ outcome: Outcome }>(
      sql`SELECT issue_ticket(${found.campaignId}, ${found.subjectKey}, ${found.label}, ${hash}, ${issuedBefore}) AS outcome`,
    );
    refuse(answer.rows[0]?.outcome, found);
    if (!issuedBefore) {
      await tx.update(assignments).set({ issued: true }).where(eq(assignments.id, input.assignmentId));
    }
  });
}

async function loadAssignment(tx: Transaction, invitationId: string, assignmentId: string) {
  const [row] = await tx
    .select({
      campaignId: assignments.campaignId,
      subjectKey: campaignLeaders.subjectKey,
      label: assignments.label,
      removed: invitations.removed,
      state: campaigns.state,
      furtherRound: campaigns.furtherRound,
      round: campaigns.round,
      finalAt: campaigns.finalAt,
    })
    .from(assignments)
    .innerJoin(invitations, eq(invitations.id, assignments.invitationId))
    .innerJoin(campaigns, eq(campaigns.id, assignments.campaignId))
    .innerJoin(
      campaignLeaders,
      and(eq(campaignLeaders.campaignId, assignments.campaignId), eq(campaignLeaders.leaderId, assignments.leaderId)),
    )
    .where(and(eq(assignments.id, assignmentId), eq(assignments.invitationId, invitationId)));
  return row;
}

/** The second of two tabs waits here, and then sees what the first one did. */
async function lockAssignment(tx: Transaction, assignmentId: string): Promise<boolean> {
  const [row] = await tx
    .select({ issued: assignments.issued })
    .from(assignments)
    .where(eq(assignments.id, assignmentId))
    .for('update');
  if (!row) throw notFound('request for feedback');
  return row.issued;
}

function refuse(outcome: Outcome | undefined, invitation: InvitationStanding): void {
  switch (outcome) {
    case 'issued':
    case 'same-ticket':
      return;
    case 'other-ticket':
      throw new AppError(
        'continue-where-you-began',
        'You began to send these answers on another device or in another browser. Please go on there.',
      );
    case 'not-collecting':
      // In the grace, too: a device that is told of an end forgets what was written on it.
      throw tooLate(invitation);
    default:
      throw new Error('issue_ticket answered nothing that is known.');
  }
}
