import { BallotError } from '@heartset/ballot/protocol/ballot-error';
import { openAnswers } from '@heartset/ballot/server/sealed-answers';
import { type AnswerSheet, isLabel, type Label } from '@heartset/model';
import {
  type LeaderTally,
  mergeTallies,
  type TallyFrame,
  tallySheets,
  UncountableAnswersError,
} from '@heartset/scoring';
import { sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { sealedBallots } from '../../db/schema/ballots.ts';
import type { CountingSecrets } from './counting-secrets.ts';
import type { StepTimes } from './measure-steps.ts';
import { type UncountedCode, uncountedCode } from './uncounted-code.ts';

/** Ballots that are in memory at the same time, some ten megabytes: also where ten thousand were asked about one leader. */
const ballotsAtOnce = 200;

/** What was counted about each leader, or why it could not be. Whoever is absent got no answer. */
export type TalliedLeaders = Map<string, LeaderTally | UncountedCode>;

interface OpenedBallot {
  label: Label;
  sheet: AnswerSheet;
}

interface StoredBallot extends Record<string, unknown> {
  subject_key: string;
  /** Base64: a third less to carry than the hexadecimal digits in which bytes travel, and quicker to read. */
  sealed: string;
}

interface BallotsToCount {
  campaignId: string;
  subjectKeys: readonly string[];
  frame: TallyFrame;
  sealingKeys: CountingSecrets['sealingKeys'];
}

/**
 * Reads the sealed ballots about some leaders in portions, opens and counts them: the only place of the product where answers are
 * read, and only in memory. A ballot that cannot be counted marks its leader, and nobody else.
 */
export async function tallyAnswers(tx: Transaction, part: BallotsToCount, times: StepTimes): Promise<TalliedLeaders> {
  const tallied: TalliedLeaders = new Map();
  await tx.execute(sql`
    DECLARE ballots NO SCROLL CURSOR FOR SELECT subject_key, encode(sealed, 'base64') AS sealed FROM ${sealedBallots}
    WHERE campaign_id = ${part.campaignId} AND subject_key = ANY(${sql.param(part.subjectKeys)}::text[])`);
  for (;;) {
    const { rows } = await tx.execute<StoredBallot>(sql.raw(`FETCH ${ballotsAtOnce} FROM ballots`));
    times.ended('read');
    for (const [subjectKey, sealed] of bySubject(rows)) {
      tallied.set(subjectKey, await countOn(tallied.get(subjectKey), part, subjectKey, sealed));
    }
    times.ended('tally');
    if (rows.length < ballotsAtOnce) break;
  }
  await tx.execute(sql`CLOSE ballots`);
  return tallied;
}

function bySubject(rows: readonly StoredBallot[]): Map<string, Buffer[]> {
  const subjects = new Map<string, Buffer[]>();
  for (const { subject_key, sealed } of rows) {
    const known = subjects.get(subject_key);
    if (known) known.push(Buffer.from(sealed, 'base64'));
    else subjects.set(subject_key, [Buffer.from(sealed, 'base64')]);
  }
  return subjects;
}

async function countOn(
  before: LeaderTally | UncountedCode | undefined,
  part: BallotsToCount,
  subjectKey: string,
  sealed: readonly Buffer[],
): Promise<LeaderTally | UncountedCode> {
  if (typeof before === 'string') return before;
  try {
    const sheets: OpenedBallot[] = [];
    for (const one of sealed) sheets.push(await openBallot(part, subjectKey, one));
    const tally = tallySheets(part.frame, sheets);
    return before ? mergeTallies([before, tally]) : tally;
  } catch (error) {
    return uncountedCode(error);
  }
}

/** The row says under whom it is counted; what was sealed must say the same, or somebody has moved it. */
async function openBallot(part: BallotsToCount, subjectKey: string, sealed: Buffer): Promise<OpenedBallot> {
  const { campaign, leader, label, answers } = await openOrRefuse(part, sealed);
  if (campaign !== part.campaignId || leader !== subjectKey) {
    throw new UncountableAnswersError('unreadable-sheet', 'ballot', 'about somebody else');
  }
  return { label: readLabel(label), sheet: answers };
}

async function openOrRefuse({ sealingKeys }: BallotsToCount, sealed: Buffer) {
  try {
    return await openAnswers(sealingKeys, sealed);
  } catch (error) {
    if (error instanceof BallotError) throw new UncountableAnswersError('unreadable-sheet', 'ballot', 'does not open');
    throw error;
  }
}

function readLabel(text: string): Label {
  if (!isLabel(text)) throw new UncountableAnswersError('unknown-label', 'label of a ballot', 'there is no such label');
  return text;
}
