import { RELEASE_SCHEMA_VERSION } from '@heartset/model';
import { METHOD_VERSION } from '@heartset/scoring';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { answerSheets, tickets } from '../../db/schema/answers.ts';
import { releases, tallyParts, uncountedLeaders } from '../../db/schema/results.ts';
import type { CountedLeader } from './count-leader.ts';
import type { Part } from './load-part.ts';
import type { UncountedCode } from './uncounted-code.ts';

/** Each table is written by one statement, whatever the number of leaders: their rows travel as one value. */
const rowsOf = (rows: readonly unknown[]): SQL => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`;

/**
 * Writes what may be written down about counted leaders, and their releases. Nothing of a block that is held back but that it is.
 */
export async function storeCounted(
  tx: Transaction,
  campaignId: string,
  counted: readonly CountedLeader[],
): Promise<void> {
  if (counted.length === 0) return;
  const blocks = counted.flatMap(({ subjectKey, blocks, folded }) =>
    blocks.map((block) => ({
      subject_key: subjectKey,
      block: block.block,
      labels: block.labels.map(({ label }) => label),
      invited: block.invited,
      answered: block.n,
      identified: block.identified,
      counts: block.n === null ? null : (folded.counts[block.block] ?? {}),
    })),
  );
  await tx.execute(sql`
    INSERT INTO tally_blocks (campaign_id, subject_key, block, labels, invited, answered, identified, counts)
    SELECT ${campaignId}::uuid, * FROM ${rowsOf(blocks)} AS counted
      (subject_key text, block text, labels text[], invited integer, answered integer, identified boolean, counts jsonb)`);
  const comments = counted.flatMap(({ subjectKey, folded }) =>
    Object.entries(folded.comments).flatMap(([block, prompts]) =>
      Object.entries(prompts).map(([promptId, { texts, withoutText }]) => ({
        subject_key: subjectKey,
        block,
        prompt_id: promptId,
        texts,
        without_text: withoutText,
      })),
    ),
  );
  if (comments.length > 0) {
    await tx.execute(sql`
      INSERT INTO tally_comments (campaign_id, subject_key, block, prompt_id, texts, without_text)
      SELECT ${campaignId}::uuid, * FROM ${rowsOf(comments)} AS counted
        (subject_key text, block text, prompt_id text, texts text[], without_text integer)`);
  }
  // Canonical text, to the byte: it does not go through JSON.
  await tx.insert(releases).values(
    counted.map(({ subjectKey, document, sha256 }) => ({
      campaignId,
      subjectKey,
      methodVersion: METHOD_VERSION,
      schemaVersion: RELEASE_SCHEMA_VERSION,
      document,
      sha256,
    })),
  );
}

/**
 * Deletes exactly the sheets that were counted, and their tickets.
 *
 * @throws Error when that is not exactly what there was; nothing may be committed then
 */
export async function removeAnswers(
  tx: Transaction,
  campaignId: string,
  counted: readonly CountedLeader[],
): Promise<void> {
  const expected = counted.reduce((sum, leader) => sum + leader.sheets, 0);
  const keys = sql.param(counted.map(({ subjectKey }) => subjectKey));
  const sheets = await tx
    .delete(answerSheets)
    .where(and(eq(answerSheets.campaignId, campaignId), sql`${answerSheets.subjectKey} = ANY(${keys}::text[])`));
  const redeemed = await tx.execute<{ count: number }>(sql`
    WITH gone AS (
      DELETE FROM ${tickets} WHERE campaign_id = ${campaignId} AND subject_key = ANY(${keys}::text[])
      RETURNING redeemed_digest IS NOT NULL AS redeemed
    ) SELECT count(*)::int AS count FROM gone WHERE redeemed`);
  if (sheets.rowCount !== expected || redeemed.rows[0]?.count !== expected) {
    throw new Error(`The tally of campaign ${campaignId} does not add up; nothing was changed.`);
  }
}

/** Notes who could not be counted and when to try again, forgets who now could, and ends the part. */
export async function endPart(
  tx: Transaction,
  part: Part,
  uncounted: ReadonlyMap<string, UncountedCode>,
  nextTryAt: Date,
): Promise<void> {
  const { campaignId } = part;
  await tx
    .delete(uncountedLeaders)
    .where(
      and(
        eq(uncountedLeaders.campaignId, campaignId),
        sql`${uncountedLeaders.subjectKey} = ANY(${sql.param(part.subjectKeys)}::text[])`,
      ),
    );
  const rows = [...uncounted].map(([subjectKey, code]) => ({
    campaignId,
    subjectKey,
    code,
    commentOrder: part.commentOrderOf(subjectKey),
    nextTryAt,
  }));
  if (rows.length > 0) await tx.insert(uncountedLeaders).values(rows);
  await tx.delete(tallyParts).where(and(eq(tallyParts.campaignId, campaignId), eq(tallyParts.part, part.part)));
}
