import { RELEASE_SCHEMA_VERSION } from '@heartset/model';
import { METHOD_VERSION } from '@heartset/scoring';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { countedTokens, sealedBallots, spentTokens } from '../../db/schema/ballots.ts';
import { heldBackCounts, releases, tallyParts, uncountedLeaders } from '../../db/schema/results.ts';
import { aboutLeaders, withTokens } from './about-leaders.ts';
import type { CountedLeader } from './count-leader.ts';
import type { Part } from './load-part.ts';
import type { PlacedTokens } from './placed-ballots.ts';
import type { UncountedCode } from './uncounted-code.ts';

/** Each table is written by one statement, whatever the number of leaders: their rows travel as one value. */
const rowsOf = (rows: readonly unknown[]): SQL => sql`json_to_recordset(${JSON.stringify(rows)}::json)`;

/**
 * Writes what may be written down about counted leaders, and their releases. Nothing of a block that is held back but that it is.
 */
export async function storeCounted(
  tx: Transaction,
  campaign: { campaignId: string; round: number },
  counted: readonly CountedLeader[],
): Promise<void> {
  const { campaignId, round } = campaign;
  const released = counted.flatMap(({ subjectKey, made }) => (made ? [{ subjectKey, made }] : []));
  if (released.length === 0) return;
  const blocks = released.flatMap(({ subjectKey, made }) =>
    made.blocks.map((block) => ({ subject_key: subjectKey, ...block })),
  );
  await tx.execute(sql`
    INSERT INTO tally_blocks (campaign_id, round, subject_key, block, labels, invited, answered, identified, counts)
    SELECT ${campaignId}::uuid, ${round}::smallint, * FROM ${rowsOf(blocks)} AS counted
      (subject_key text, block text, labels text[], invited integer, answered integer, identified boolean, counts jsonb)`);
  const comments = released.flatMap(({ subjectKey, made }) =>
    Object.entries(made.comments).flatMap(([block, prompts]) =>
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
      INSERT INTO tally_comments (campaign_id, round, subject_key, block, prompt_id, texts, without_text)
      SELECT ${campaignId}::uuid, ${round}::smallint, * FROM ${rowsOf(comments)} AS counted
        (subject_key text, block text, prompt_id text, texts text[], without_text integer)`);
  }
  // Canonical text, to the byte: it does not go through JSON.
  await tx.insert(releases).values(
    released.map(({ subjectKey, made: { document, sha256, ledger } }) => ({
      campaignId,
      subjectKey,
      round,
      methodVersion: METHOD_VERSION,
      schemaVersion: RELEASE_SCHEMA_VERSION,
      document,
      sha256,
      ledger,
    })),
  );
}

/** Keeps what a further round may add to, where one may follow, and forgets what an earlier one had kept. */
export async function keepHeldBack(
  tx: Transaction,
  campaignId: string,
  counted: readonly CountedLeader[],
): Promise<void> {
  const subjectKeys = counted.map(({ subjectKey }) => subjectKey);
  await tx.delete(heldBackCounts).where(aboutLeaders(heldBackCounts, campaignId, subjectKeys));
  const kept = counted.flatMap(({ subjectKey, heldBack }) =>
    heldBack ? [{ campaignId, subjectKey, counts: heldBack }] : [],
  );
  if (kept.length > 0) await tx.insert(heldBackCounts).values(kept);
}

/**
 * Deletes exactly the ballots that were counted, and the tokens that they came with, but for their hashes: receipts are made of these.
 * Where a further round may follow, the tokens stay, marked as counted: nobody answers twice.
 *
 * @throws Error when that is not exactly what there was; nothing may be committed then
 */
export async function removeAnswers(
  tx: Transaction,
  campaign: { campaignId: string; round: number; mayAskAgain: boolean; tokens: PlacedTokens },
  counted: readonly CountedLeader[],
): Promise<void> {
  const { campaignId, round, mayAskAgain, tokens } = campaign;
  const expected = counted.reduce((sum, leader) => sum + leader.sheets, 0);
  const own = counted.flatMap(({ subjectKey }) => tokens.get(subjectKey) ?? []);
  const ballots = await tx.delete(sealedBallots).where(withTokens(sealedBallots, campaignId, own));
  const here = withTokens(spentTokens, campaignId, own);
  const redeemed = await tx.execute<{ count: number }>(removeTokens({ round, mayAskAgain }, here));
  if (ballots.rowCount !== expected || redeemed.rows[0]?.count !== expected) {
    throw new Error(`The tally of campaign ${campaignId} does not add up; nothing was changed.`);
  }
}

/** Written anew, without their places and in the order of hashes: rows that were changed where they lie would keep the order in which people answered. */
const markCounted = (here: SQL): SQL => sql`
  WITH gone AS (DELETE FROM ${spentTokens} WHERE ${here} AND NOT counted RETURNING *),
  kept AS (
    INSERT INTO ${spentTokens} (campaign_id, token_hash, digest, counted)
    SELECT campaign_id, token_hash, digest, true FROM gone ORDER BY token_hash
    RETURNING 1
  ) SELECT count(*)::int AS count FROM kept`;

/** Their hashes stay, for the receipts. */
const takeTokens = (here: SQL): SQL => sql`
  WITH gone AS (DELETE FROM ${spentTokens} WHERE ${here} RETURNING campaign_id, token_hash),
  kept AS (
    INSERT INTO ${countedTokens} (campaign_id, token_hash)
    SELECT campaign_id, token_hash FROM gone ORDER BY token_hash
    RETURNING 1
  ) SELECT count(*)::int AS count FROM kept`;

/** After a further round no receipts are published. */
const deleteTokens = (here: SQL): SQL => sql`
  WITH gone AS (DELETE FROM ${spentTokens} WHERE ${here} RETURNING 1)
  SELECT count(*)::int AS count FROM gone`;

function removeTokens({ round, mayAskAgain }: { round: number; mayAskAgain: boolean }, here: SQL): SQL {
  if (mayAskAgain) return markCounted(here);
  return round > 1 ? deleteTokens(here) : takeTokens(here);
}

/** Deletes, uncounted, what lies about leaders who will not be tried again: ballots, tokens, and what an earlier round held back. */
export async function giveUp(
  tx: Transaction,
  campaignId: string,
  subjectKeys: readonly string[],
  tokens: PlacedTokens,
): Promise<void> {
  const own = subjectKeys.flatMap((subjectKey) => tokens.get(subjectKey) ?? []);
  for (const table of [sealedBallots, spentTokens]) await tx.delete(table).where(withTokens(table, campaignId, own));
  await tx.delete(heldBackCounts).where(aboutLeaders(heldBackCounts, campaignId, subjectKeys));
}

/** What becomes of those who could not be counted: tried again, or given up. */
export type UncountedNext = { nextTryAt: Date; givenUpAt: Date | null };

/** Notes who could not be counted and what becomes of them, forgets who now could, and ends the part. */
export async function endPart(
  tx: Transaction,
  part: Part,
  uncounted: ReadonlyMap<string, UncountedCode>,
  next: UncountedNext,
): Promise<void> {
  const { campaignId } = part;
  await tx.delete(uncountedLeaders).where(aboutLeaders(uncountedLeaders, campaignId, part.subjectKeys));
  const rows = [...uncounted].map(([subjectKey, code]) => ({
    campaignId,
    subjectKey,
    code,
    ...next,
  }));
  if (rows.length > 0) await tx.insert(uncountedLeaders).values(rows);
  await tx.delete(tallyParts).where(and(eq(tallyParts.campaignId, campaignId), eq(tallyParts.part, part.part)));
}
