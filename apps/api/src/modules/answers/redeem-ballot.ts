import { unpackAnswers } from '@heartset/ballot/protocol/answers-block';
import { BallotError } from '@heartset/ballot/protocol/ballot-error';
import { type BallotSubject, readBallotInfo } from '@heartset/ballot/protocol/ballot-info';
import { receiptOf, tokenHash } from '@heartset/ballot/protocol/receipt';
import { type RedeemBody, readRedeem } from '@heartset/ballot/protocol/redeem-body';
import { answersDigest } from '@heartset/ballot/server/answers-digest';
import type { RedeemDecision } from '@heartset/ballot/server/decide-redeem';
import { sealAnswers } from '@heartset/ballot/server/sealed-answers';
import type { SealPlace } from '@heartset/ballot/server/sealed-place';
import { type AnswerSheet, acceptsAnswers } from '@heartset/model';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { isDatabaseUnreachable, unreachableCode } from '../../core/database-unreachable.ts';
import { AppError } from '../../core/errors.ts';
import type { Database } from '../../db/client.ts';
import { runPrepared } from '../../db/prepared-statement.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { ballotsUnavailable, issuerOf, issuingKeyOf, type SealingKeys } from '../ballots/ballots.public.ts';
import type { KeyStore } from '../keys/keys.public.ts';
import type { AnswerFrames } from './answer-frames.ts';
import { checkAnswers } from './check-answers.ts';
import { answersTooLate, ballotUnknown, type EndedCampaign, refuseRedeem } from './redeem-refusals.ts';

/** What redeeming works with, beside the body. */
export interface RedeemDeps {
  database: Database;
  keys: KeyStore;
  /** From `answerFrames`. */
  frames: AnswerFrames;
  /** From `sealingKeys`. */
  sealingKeys: SealingKeys;
  /** From `placeSealer`. */
  sealPlace: SealPlace;
}

/**
 * Redeems a ballot: its answers are counted once, however often they are sent. It knows no person, and asks for none. Token and answers
 * are checked, and the answers sealed, before any statement carries them: a database that refuses a row may print it into its log.
 *
 * Who was counted gets the receipt again, also after the close, for as long as it is known: a reply may have been lost.
 *
 * @param bytes the body as it came, from `packRedeem`
 * @returns the receipt
 * @throws AppError `input-invalid`, `ballot-unknown` (also for another campaign's, leader's or label's token), `campaign-ended`,
 *   `between-rounds`, `answers-invalid`, `answers-differ`, `ballot-not-issued`, `ballots-unavailable`
 */
export async function redeemBallot(deps: RedeemDeps, bytes: Uint8Array): Promise<string> {
  const body = readRedeem(bytes);
  if (!body) throw new AppError('input-invalid', 'What was sent could not be read.');
  const subject = readBallotInfo(body.info);
  if (!subject || !z.uuid().safeParse(subject.campaign).success) throw ballotUnknown();
  const frame = await deps.frames(subject.campaign);
  if (!frame) throw ballotUnknown();
  await verify(deps, subject, body);
  const answers = checkAnswers(readAnswers(body.block), frame);
  const sealingKey = await deps.sealingKeys(subject.campaign);
  const hash = await tokenHash(body.token);
  const decision = await redeem(deps.database, subject.campaign, {
    hash,
    digest: answersDigest(body.token, body.info, body.block),
    place: deps.sealPlace(sealingKey, hash, subject),
    sealed: sealAnswers(sealingKey, hash, { ...subject, answers }),
  });
  if (decision !== 'first' && decision !== 'same') {
    refuseRedeem(decision, await loadStanding(deps.database, subject.campaign));
  }
  return receiptOf(hash);
}

/** Asked only for what is refused: in which words. */
async function loadStanding(database: Database, campaignId: string): Promise<EndedCampaign> {
  const [campaign] = await database
    .select({
      state: campaigns.state,
      furtherRound: campaigns.furtherRound,
      round: campaigns.round,
      finalAt: campaigns.finalAt,
    })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId));
  if (!campaign) throw ballotUnknown();
  return campaign;
}

/** Without the key nothing can be verified: after the close that is as it should be, before it is not. */
async function verify(
  { database, keys }: RedeemDeps,
  subject: BallotSubject,
  { info, token, output }: RedeemBody,
): Promise<void> {
  const secretKey = await issuingKeyOf(keys, subject.campaign);
  if (secretKey && (await (await issuerOf(secretKey)).verify(info, token, output))) return;
  const campaign = await loadStanding(database, subject.campaign);
  if (!acceptsAnswers(campaign.state)) throw answersTooLate(campaign);
  throw secretKey ? ballotUnknown() : ballotsUnavailable();
}

function readAnswers(block: Uint8Array): AnswerSheet {
  try {
    return unpackAnswers(block);
  } catch (error) {
    if (error instanceof BallotError) throw new AppError('input-invalid', 'What was sent could not be read.');
    throw error;
  }
}

const redeemStatement = {
  name: 'redeem_ballot',
  text: 'SELECT redeem_ballot($1, $2, $3, $4, $5) AS decision',
};

async function redeem(
  database: Database,
  campaignId: string,
  ballot: { hash: Uint8Array; digest: Uint8Array; place: Uint8Array; sealed: Uint8Array },
): Promise<RedeemDecision | undefined> {
  const bytes = [ballot.hash, ballot.digest, ballot.place, ballot.sealed].map((part) =>
    Buffer.from(part.buffer, part.byteOffset, part.byteLength),
  );
  try {
    const [answer] = await runPrepared<{ decision: RedeemDecision }>(database, redeemStatement, [campaignId, ...bytes]);
    return answer?.decision;
  } catch (error) {
    // The error of a failed statement quotes its parameters. Only PostgreSQL's code goes on from here.
    throw new Error('Redeeming a ballot failed in the database.', { cause: { code: databaseCodeOf(error) } });
  }
}

function databaseCodeOf(error: unknown): string {
  if (isDatabaseUnreachable(error)) return unreachableCode;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
