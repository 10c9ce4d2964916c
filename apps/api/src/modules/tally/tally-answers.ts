import { BallotError } from '@heartset/ballot/protocol/ballot-error';
import { answersOpener, type OpenAnswers } from '@heartset/ballot/server/sealed-answers';
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
import { withTokens } from './about-leaders.ts';
import type { CountingSecrets } from './counting-secrets.ts';
import type { StepTimes } from './measure-steps.ts';
import type { PlacedTokens } from './placed-ballots.ts';
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
  /** Of its token, as hexadecimal digits. */
  hash: string;
  /** Base64: a third less to carry than the hexadecimal digits in which bytes travel, and quicker to read. */
  sealed: string;
}

interface BallotsToCount {
  campaignId: string;
  /** Of each leader; from `loadTokens`. */
  tokens: PlacedTokens;
  frame: TallyFrame;
  sealingKeys: CountingSecrets['sealingKeys'];
}

/** A ballot as it lies, beside the hash of the token that it came with. */
interface SealedBallot {
  hash: Buffer;
  sealed: Buffer;
}

/**
 * Reads the sealed ballots about some leaders in portions, opens and counts them: the only place of the product where answers are
 * read, and only in memory. A ballot that cannot be counted marks its leader, and nobody else.
 */
export async function tallyAnswers(tx: Transaction, part: BallotsToCount, times: StepTimes): Promise<TalliedLeaders> {
  const tallied: TalliedLeaders = new Map();
  const open = await answersOpener(part.sealingKeys);
  const tokens = [...part.tokens].flatMap(([subjectKey, own]) => own.map(({ hash }) => ({ subjectKey, hash })));
  for (let next = 0; next < tokens.length; next += ballotsAtOnce) {
    const portion = tokens.slice(next, next + ballotsAtOnce);
    const { rows } = await tx.execute<StoredBallot>(sql`
      SELECT encode(token_hash, 'hex') AS hash, encode(sealed, 'base64') AS sealed FROM ${sealedBallots}
      WHERE ${withTokens(sealedBallots, part.campaignId, portion)}`);
    times.ended('read');
    for (const [subjectKey, sealed] of bySubject(portion, rows)) {
      tallied.set(subjectKey, countOn(tallied.get(subjectKey), { ...part, subjectKey, open }, sealed));
    }
    times.ended('tally');
  }
  return tallied;
}

function bySubject(
  portion: readonly { subjectKey: string; hash: Buffer }[],
  rows: readonly StoredBallot[],
): Map<string, SealedBallot[]> {
  const sealedOf = new Map(rows.map(({ hash, sealed }) => [hash, sealed]));
  const subjects = new Map<string, SealedBallot[]>();
  for (const { subjectKey, hash } of portion) {
    const sealed = sealedOf.get(hash.toString('hex'));
    if (sealed === undefined) continue;
    const ballot = { hash, sealed: Buffer.from(sealed, 'base64') };
    const known = subjects.get(subjectKey);
    if (known) known.push(ballot);
    else subjects.set(subjectKey, [ballot]);
  }
  return subjects;
}

type LeadersBallots = Pick<BallotsToCount, 'campaignId' | 'frame'> & { subjectKey: string; open: OpenAnswers };

function countOn(
  before: LeaderTally | UncountedCode | undefined,
  about: LeadersBallots,
  ballots: readonly SealedBallot[],
): LeaderTally | UncountedCode {
  if (typeof before === 'string') return before;
  try {
    const tally = tallySheets(
      about.frame,
      ballots.map((ballot) => openBallot(about, ballot)),
    );
    return before ? mergeTallies([before, tally]) : tally;
  } catch (error) {
    return uncountedCode(error);
  }
}

/** The token’s place says under whom it is counted; what was sealed must say the same, or somebody has moved it. */
function openBallot({ campaignId, subjectKey, open }: LeadersBallots, ballot: SealedBallot): OpenedBallot {
  const { campaign, leader, label, answers } = openOrRefuse(open, ballot);
  if (campaign !== campaignId || leader !== subjectKey) {
    throw new UncountableAnswersError('unreadable-sheet', 'ballot', 'about somebody else');
  }
  return { label: readLabel(label), sheet: answers };
}

function openOrRefuse(open: OpenAnswers, { hash, sealed }: SealedBallot) {
  try {
    return open(hash, sealed);
  } catch (error) {
    if (error instanceof BallotError) throw new UncountableAnswersError('unreadable-sheet', 'ballot', 'does not open');
    throw error;
  }
}

function readLabel(text: string): Label {
  if (!isLabel(text)) throw new UncountableAnswersError('unknown-label', 'label of a ballot', 'there is no such label');
  return text;
}
