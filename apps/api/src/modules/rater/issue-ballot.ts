import { createHash } from 'node:crypto';
import { BallotError } from '@heartset/ballot/protocol/ballot-error';
import { ballotInfo } from '@heartset/ballot/protocol/ballot-info';
import { decideIssue, type IssueDecision } from '@heartset/ballot/server/decide-issue';
import { openIssuer } from '@heartset/ballot/server/issuer';
import { and, eq, sql } from 'drizzle-orm';
import { shareCampaignLock } from '../../core/campaign-lock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { issuedBallots } from '../../db/schema/ballots.ts';
import { campaignLeaders, campaigns } from '../../db/schema/campaigns.ts';
import { assignments, invitations } from '../../db/schema/invitations.ts';
import { assignmentKey, ballotPhase, ballotsUnavailable, issuingKeyOf } from '../ballots/ballots.public.ts';
import type { KeyStore } from '../keys/keys.public.ts';
import { type InvitationStanding, refuseEndedInvitation, tooLate } from './rater.access.ts';

/**
 * Issues an assignment's one ballot: evaluates the element that the device has blinded, which says nothing about its token. The same
 * element again is evaluated again; another one is refused, whoever of two tabs was first. What stays is the element's hash, under
 * a key of the assignment that the database cannot work out: no audit row and no time, because raters leave no trace.
 *
 * @param invitationId the invitation whose link was opened
 * @param input.blindedElement 32 bytes
 * @returns 96 bytes: the evaluated element and its proof
 * @throws AppError `not-found` (also for another invitation's assignment), `link-withdrawn`, `between-rounds`, `campaign-ended`,
 *   `continue-where-you-began`, `input-invalid` for what is no element, `ballots-unavailable`
 */
export async function issueBallot(
  database: Database,
  keys: KeyStore,
  invitationId: string,
  input: { assignmentId: string; blindedElement: Uint8Array },
): Promise<Uint8Array> {
  return inTransaction(database, async (tx) => {
    const found = await loadAssignment(tx, invitationId, input.assignmentId);
    if (!found) throw notFound('request for feedback');
    refuseEndedInvitation(found);
    const { campaignId, subjectKey, label } = found;
    await shareCampaignLock(tx, campaignId);
    const secretKey = await issuingKeyOf(keys, campaignId);
    if (!secretKey) throw ballotsUnavailable();
    const key = assignmentKey(secretKey, input.assignmentId);
    const standing = await lockAssignment(tx, input.assignmentId, key);
    const element = createHash('sha256').update(input.blindedElement).digest();
    const decision = decideIssue({ ...standing, phase: ballotPhase(standing.state) }, element);
    refuse(decision, { ...found, state: standing.state });
    const reply = await evaluate(secretKey, { campaign: campaignId, leader: subjectKey, label }, input.blindedElement);
    if (decision === 'first') await noteIssued(tx, { campaignId, key }, element);
    return reply;
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

/**
 * The second of two tabs waits here, and then sees what the first one did; so does whoever waited for the end of the grace. An advisory
 * lock, because a row that was locked shows so for ever.
 */
async function lockAssignment(tx: Transaction, assignmentId: string, key: Buffer) {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${assignmentId}, 361))`);
  const [row] = await tx
    .select({ issuedElement: issuedBallots.element, removed: invitations.removed, state: campaigns.state })
    .from(assignments)
    .innerJoin(invitations, eq(invitations.id, assignments.invitationId))
    .innerJoin(campaigns, eq(campaigns.id, assignments.campaignId))
    .leftJoin(
      issuedBallots,
      and(eq(issuedBallots.campaignId, assignments.campaignId), eq(issuedBallots.assignmentKey, key)),
    )
    .where(eq(assignments.id, assignmentId));
  if (!row) throw notFound('request for feedback');
  return row;
}

function refuse(decision: IssueDecision, invitation: InvitationStanding): void {
  if (decision === 'other') {
    throw new AppError(
      'continue-where-you-began',
      'You began to send these answers on another device or in another browser. Please go on there.',
    );
  }
  if (decision !== 'not-collecting') return;
  refuseEndedInvitation(invitation);
  // In the grace, too: a device that is told of an end forgets what was written on it.
  throw tooLate(invitation);
}

async function evaluate(
  secretKey: Uint8Array,
  subject: { campaign: string; leader: string; label: string },
  blindedElement: Uint8Array,
): Promise<Uint8Array> {
  const issuer = await openIssuer(secretKey);
  try {
    return await issuer.issue(ballotInfo(subject), blindedElement);
  } catch (error) {
    if (error instanceof BallotError && error.code === 'element-invalid') {
      throw new AppError('input-invalid', 'What was sent could not be read.');
    }
    throw error;
  }
}

async function noteIssued(
  tx: Transaction,
  assignment: { campaignId: string; key: Buffer },
  element: Buffer,
): Promise<void> {
  const { campaignId, key } = assignment;
  const answer = await tx.execute<{ noted: boolean }>(
    sql`SELECT note_issued(${campaignId}, ${key}, ${element}) AS noted`,
  );
  if (answer.rows[0]?.noted !== true) throw new Error('note_issued refused what was decided under its lock.');
}
