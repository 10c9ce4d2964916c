import { isLabel, type Label } from '@heartset/model';
import {
  type LeaderTally,
  mergeTallies,
  type TallyFrame,
  tallySheets,
  UncountableAnswersError,
} from '@heartset/scoring';
import { sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { answerSheets } from '../../db/schema/answers.ts';
import type { StepTimes } from './measure-steps.ts';
import { readStoredSheet } from './read-stored-sheet.ts';
import { type UncountedCode, uncountedCode } from './uncounted-code.ts';

/** Sheets that are in memory at the same time: a few megabytes, also where ten thousand were asked about one leader. */
const sheetsAtOnce = 1000;

/** What was counted about each leader, or why it could not be. Whoever is absent got no answer. */
export type TalliedLeaders = Map<string, LeaderTally | UncountedCode>;

interface StoredSheet extends Record<string, unknown> {
  subject_key: string;
  label: string;
  sheet: unknown;
}

/**
 * Reads the answer sheets about some leaders in portions and counts them: the only place of the product that reads answers.
 * A sheet that cannot be counted marks its leader, and nobody else.
 */
export async function tallyAnswers(
  tx: Transaction,
  part: { campaignId: string; subjectKeys: readonly string[]; frame: TallyFrame },
  times: StepTimes,
): Promise<TalliedLeaders> {
  const tallied: TalliedLeaders = new Map();
  await tx.execute(sql`
    DECLARE sheets NO SCROLL CURSOR FOR SELECT subject_key, label, sheet FROM ${answerSheets}
    WHERE campaign_id = ${part.campaignId} AND subject_key = ANY(${sql.param(part.subjectKeys)}::text[])`);
  for (;;) {
    const { rows } = await tx.execute<StoredSheet>(sql.raw(`FETCH ${sheetsAtOnce} FROM sheets`));
    times.ended('read');
    for (const [subjectKey, sheets] of bySubject(rows)) {
      tallied.set(subjectKey, countOn(tallied.get(subjectKey), part.frame, sheets));
    }
    times.ended('tally');
    if (rows.length < sheetsAtOnce) break;
  }
  await tx.execute(sql`CLOSE sheets`);
  return tallied;
}

function bySubject(rows: readonly StoredSheet[]): Map<string, StoredSheet[]> {
  const subjects = new Map<string, StoredSheet[]>();
  for (const row of rows) {
    const known = subjects.get(row.subject_key);
    if (known) known.push(row);
    else subjects.set(row.subject_key, [row]);
  }
  return subjects;
}

function countOn(
  before: LeaderTally | UncountedCode | undefined,
  frame: TallyFrame,
  stored: readonly StoredSheet[],
): LeaderTally | UncountedCode {
  if (typeof before === 'string') return before;
  try {
    const tally = tallySheets(
      frame,
      stored.map(({ label, sheet }) => ({ label: readLabel(label), sheet: readStoredSheet(sheet) })),
    );
    return before ? mergeTallies([before, tally]) : tally;
  } catch (error) {
    return uncountedCode(error);
  }
}

function readLabel(text: string): Label {
  if (!isLabel(text)) throw new UncountableAnswersError('unknown-label', 'label of a sheet', 'there is no such label');
  return text;
}
