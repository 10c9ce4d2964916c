import { unpackAnswers } from '@heartset/ballot/protocol/answers-block';
import { BallotError } from '@heartset/ballot/protocol/ballot-error';
import { type BallotSubject, readBallotInfo } from '@heartset/ballot/protocol/ballot-info';
import { receiptOf, tokenHash } from '@heartset/ballot/protocol/receipt';
import { type RedeemBody, readRedeem } from '@heartset/ballot/protocol/redeem-body';
import { answersDigest } from '@heartset/ballot/server/answers-digest';
import type { RedeemDecision } from '@heartset/ballot/server/decide-redeem';
import { openIssuer } from '@heartset/ballot/server/issuer';
import { sealAnswers } from '@heartset/ballot/server/sealed-answers';
import { type AnswerSheet, acceptsAnswers } from '@heartset/model';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { isDatabaseUnreachable, unreachableCode } from '../../core/database-unreachable.ts';
import { AppError } from '../../core/errors.ts';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { ballotsUnavailable, issuingKeyOf, type SealingKeys } from '../ballots/ballots.public.ts';
import type { KeyStore } from '../keys/keys.public.ts';
import { checkAnswers } from './check-answers.ts';
import type { FrozenInstruments } from './frozen-instruments.ts';
import { answersTooLate, ballotUnknown, refuseRedeem } from './redeem-refusals.ts';

/** What redeeming works with, beside the body. */
export interface RedeemDeps {
  database: Database;
  keys: KeyStore;
  /** From `frozenInstruments`. */
  instruments: FrozenInstruments;
  /** From `sealingKeys`. */
  sealingKeys: SealingKeys;
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
  const campaign = await loadCampaign(deps.database, subject.campaign);
  if (!campaign || campaign.instrumentVersion === null) throw ballotUnknown();
  await verify(deps.keys, subject, body, campaign);
  const { itemIds, scale } = await deps.instruments(campaign.instrumentId, campaign.instrumentVersion);
  const answers = checkAnswers(readAnswers(body.block), { itemIds, promptIds: campaign.promptIds, scale });
  const sealed = await sealAnswers(await deps.sealingKeys(subject.campaign), { ...subject, answers });
  const hash = await tokenHash(body.token);
  const decision = await redeem(deps.database, subject, {
    hash,
    digest: answersDigest(body.token, body.info, body.block),
    sealed,
  });
  refuseRedeem(decision, campaign);
  return receiptOf(hash);
}

async function loadCampaign(database: Database, campaignId: string) {
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
    .where(eq(campaigns.id, campaignId));
  return campaign;
}

type LoadedCampaign = NonNullable<Awaited<ReturnType<typeof loadCampaign>>>;

/** Without the key nothing can be verified: after the close that is as it should be, before it is not. */
async function verify(
  keys: KeyStore,
  subject: BallotSubject,
  { info, token, output }: RedeemBody,
  campaign: LoadedCampaign,
): Promise<void> {
  const accepts = acceptsAnswers(campaign.state);
  const secretKey = await issuingKeyOf(keys, subject.campaign);
  if (!secretKey) throw accepts ? ballotsUnavailable() : answersTooLate(campaign);
  const issuer = await openIssuer(secretKey);
  if (await issuer.verify(info, token, output)) return;
  throw accepts ? ballotUnknown() : answersTooLate(campaign);
}

function readAnswers(block: Uint8Array): AnswerSheet {
  try {
    return unpackAnswers(block);
  } catch (error) {
    if (error instanceof BallotError) throw new AppError('input-invalid', 'What was sent could not be read.');
    throw error;
  }
}

async function redeem(
  database: Database,
  { campaign, leader, label }: BallotSubject,
  ballot: { hash: Uint8Array; digest: Uint8Array; sealed: Uint8Array },
): Promise<RedeemDecision | undefined> {
  const [hash, digest, sealed] = [ballot.hash, ballot.digest, ballot.sealed].map((bytes) => Buffer.from(bytes));
  try {
    const answer = await database.execute<{ decision: RedeemDecision }>(
      sql`SELECT redeem_ballot(${campaign}, ${leader}, ${label}, ${hash}, ${digest}, ${sealed}) AS decision`,
    );
    return answer.rows[0]?.decision;
  } catch (error) {
    // The error of a failed statement quotes its parameters. Only PostgreSQL's code goes on from here.
    throw new Error('Redeeming a ballot failed in the database.', { cause: { code: databaseCodeOf(error) } });
  }
}

function databaseCodeOf(error: unknown): string {
  if (isDatabaseUnreachable(error)) return unreachableCode;
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown';
}
