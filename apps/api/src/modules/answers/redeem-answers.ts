import { type AnswerSheet, acceptsAnswers, type CampaignState, furtherRoundMayFollow } from '@heartset/model';
import type { RedeemAnswers } from '@heartset/model/api/answers';
import { eq, sql } from 'drizzle-orm';
import { isDatabaseUnreachable, unreachableCode } from '../../core/database-unreachable.ts';
import { AppError } from '../../core/errors.ts';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { answerDigest, hashTicket } from './answer-digest.ts';
import { checkAnswers } from './check-answers.ts';
import type { FrozenInstruments } from './frozen-instruments.ts';

type Outcome = 'counted' | 'counted-before' | 'other-answers' | 'unknown-ticket' | 'not-accepting';

/**
 * Redeems a ticket: its answers are counted once, however often they are sent. It knows no person, and asks for none. The answers
 * are checked before any statement carries them, because a database that refuses a row may print it into its log.
 *
 * @param instruments from `frozenInstruments`
 * @throws AppError `ticket-unknown` (also another campaign's, leader's or label's ticket), `campaign-ended`, `between-rounds`,
 *   `answers-invalid`, `answers-differ`
 */
export async function redeemAnswers(
  database: Database,
  instruments: FrozenInstruments,
  input: RedeemAnswers,
): Promise<void> {
  const [campaign] = await database
    .select({
      state: campaigns.state,
      instrumentId: campaigns.instrumentId,
      instrumentVersion: campaigns.instrumentVersion,
      promptIds: campaigns.promptIds,
      furtherRound: campaigns.furtherRound,
      round: campaigns.round,
      finalAt: campaigns.finalAt,
    })
    .from(campaigns)
    .where(eq(campaigns.id, input.campaignId));
  if (!campaign || campaign.instrumentVersion === null) throw ticketUnknown();
  if (!acceptsAnswers(campaign.state)) throw answersTooLate(campaign);
  const { itemIds, scale } = await instruments(campaign.instrumentId, campaign.instrumentVersion);
  const answers = checkAnswers(input.answers, { itemIds, promptIds: campaign.promptIds, scale });
  const outcome = await redeem(database, input, answers);
  if (outcome === 'not-accepting') throw answersTooLate(campaign);
  refuse(outcome);
}

async function redeem(database: Database, input: RedeemAnswers, answers: AnswerSheet): Promise<Outcome | undefined> {
  const { ticket, campaignId, subjectKey, label } = input;
  const digest = answerDigest(ticket, { campaignId, subjectKey, label, answers });
  try {
    const answer = await database.execute<{ outcome: Outcome }>(
      sql`SELECT redeem_ticket(${campaignId}, ${subjectKey}, ${label}, ${hashTicket(ticket)}, ${digest},
        ${JSON.stringify(answers)}::jsonb) AS outcome`,
    );
    return answer.rows[0]?.outcome;
  } catch (error) {
    // The error of a failed statement quotes its parameters: the answers. Only PostgreSQL's code goes on from here.
    throw new Error('Redeeming a ticket failed in the database.', { cause: { code: databaseCodeOf(error) } });
  }
}

function databaseCodeOf(error: unknown): string {
  if (isDatabaseUnreachable(error)) return unreachableCode;
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown';
}

function refuse(outcome: Exclude<Outcome, 'not-accepting'> | undefined): void {
  switch (outcome) {
    case 'counted':
    case 'counted-before':
      return;
    case 'other-answers':
      throw new AppError(
        'answers-differ',
        'Other answers were counted with this ticket already. They stay as they are; these were not added.',
      );
    case 'unknown-ticket':
      throw ticketUnknown();
    default:
      throw new Error('redeem_ticket answered nothing that is known.');
  }
}

function ticketUnknown(): AppError {
  return new AppError(
    'ticket-unknown',
    'We do not know this ticket, so the answers were not counted. They are still on your device: open your link again and send once more.',
  );
}

type Ended = { state: CampaignState; furtherRound: boolean; round: number; finalAt: Date | null };

/** A ticket stays good as long as a further round may follow, so the device that holds it must keep the answers. */
function answersTooLate(campaign: Ended): AppError {
  if (campaign.state !== 'cancelled' && furtherRoundMayFollow(campaign)) {
    return new AppError(
      'between-rounds',
      'These answers came after closing and are not counted now. Keep them: if people are asked once more, send them then.',
    );
  }
  return new AppError(
    'campaign-ended',
    'This request for feedback has ended, so these answers can no longer be counted. Thank you for taking the time.',
  );
}
