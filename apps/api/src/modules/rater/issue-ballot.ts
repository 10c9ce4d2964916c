import { createHash } from 'node:crypto';
import { BallotError } from '@heartset/ballot/protocol/ballot-error';
import { ballotInfo } from '@heartset/ballot/protocol/ballot-info';
import type { IssueDecision } from '@heartset/ballot/server/decide-issue';
import type { CampaignState } from '@heartset/model';
import { AppError, notFound } from '../../core/errors.ts';
import type { Database } from '../../db/client.ts';
import { runPrepared } from '../../db/prepared-statement.ts';
import { assignmentKey, ballotsUnavailable, issuerOf, issuingKeyOf } from '../ballots/ballots.public.ts';
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
  const { assignmentId, blindedElement } = input;
  const [found] = await runPrepared<LoadedAssignment>(database, loadAssignment, [assignmentId, invitationId]);
  if (!found) throw notFound('request for feedback');
  refuseEndedInvitation(found);
  const { campaignId, subjectKey, label } = found;
  const secretKey = await issuingKeyOf(keys, campaignId);
  if (!secretKey) throw ballotsUnavailable();
  // Before it is noted, so that nothing is noted for what is no element. What is refused then has been evaluated for nobody.
  const reply = await evaluate(secretKey, { campaign: campaignId, leader: subjectKey, label }, blindedElement);
  const [issued] = await runPrepared<IssuedRow>(database, issue, [
    campaignId,
    assignmentId,
    assignmentKey(secretKey, assignmentId),
    createHash('sha256').update(blindedElement).digest(),
  ]);
  refuse(issued?.decision ?? null, { ...found, state: issued?.state ?? found.state });
  return reply;
}

type LoadedAssignment = InvitationStanding & { campaignId: string; subjectKey: string; label: string };
type IssuedRow = { decision: IssueDecision | 'more-than-asked' | null; state: CampaignState };

const loadAssignment = {
  name: 'load_assignment_to_issue',
  text: `SELECT assignments.campaign_id AS "campaignId", campaign_leaders.subject_key AS "subjectKey", assignments.label,
      invitations.removed, campaigns.state, campaigns.further_round AS "furtherRound", campaigns.round, campaigns.final_at AS "finalAt"
    FROM assignments
    JOIN invitations ON invitations.id = assignments.invitation_id
    JOIN campaigns ON campaigns.id = assignments.campaign_id
    JOIN campaign_leaders ON campaign_leaders.campaign_id = assignments.campaign_id
      AND campaign_leaders.leader_id = assignments.leader_id
    WHERE assignments.id = $1 AND assignments.invitation_id = $2`,
};

/** Waits for the tally and for the other of two tabs, decides as `decideIssue` does, and notes a first one. */
const issue = {
  name: 'issue_ballot',
  text: 'SELECT decision, campaign_state AS state FROM issue_ballot($1, $2, $3, $4)',
};

function refuse(decision: IssuedRow['decision'], invitation: InvitationStanding): void {
  if (decision === null) throw notFound('request for feedback');
  if (decision === 'more-than-asked') throw new Error('More ballots were asked for than people are.');
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
  const issuer = await issuerOf(secretKey);
  try {
    return await issuer.issue(ballotInfo(subject), blindedElement);
  } catch (error) {
    if (error instanceof BallotError && error.code === 'element-invalid') {
      throw new AppError('input-invalid', 'What was sent could not be read.');
    }
    throw error;
  }
}
