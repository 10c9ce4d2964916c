import { and, eq, lte, sql } from 'drizzle-orm';
import type { Clock } from '../../core/context.ts';
import type { JobRequest } from '../../core/job.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { campaignLabels, campaigns } from '../../db/schema/campaigns.ts';
import { tallyParts } from '../../db/schema/results.ts';
import { everyBallotRedeemed } from './advance-campaigns.ts';
import { packParts, type Subject } from './pack-parts.ts';
import { partJob } from './tally-part.job.ts';

/** 'not-due': somebody else has done it, or it is too early. */
export type FreezeOutcome = 'frozen' | 'not-due';

/**
 * Ends the answering of a campaign and lays out the counting: from this short transaction on no answer is redeemed, and every leader
 * is in a part that some worker will count. It is made under a lock that nobody who redeems can hold at the same time, so that each
 * answer is either in a part or was refused.
 *
 * @param database with the tally's login
 * @returns the jobs of the parts, to be enqueued
 */
export async function freezeCampaign(
  database: Database,
  clock: Clock,
  campaignId: string,
): Promise<{ outcome: FreezeOutcome; jobs: JobRequest<never>[] }> {
  const parts = await inTransaction(database, (tx) => freezeInTransaction(tx, clock, campaignId));
  if (parts === null) return { outcome: 'not-due', jobs: [] };
  return { outcome: 'frozen', jobs: parts.map((part) => partJob(campaignId, part)) };
}

async function freezeInTransaction(tx: Transaction, clock: Clock, campaignId: string): Promise<number[] | null> {
  const now = clock.now();
  await tx.execute(sql`SELECT pg_advisory_xact_lock(campaign_lock_key(${campaignId}))`);
  const [campaign] = await tx
    .update(campaigns)
    .set({ state: 'closed', closedAt: now })
    .where(
      and(
        eq(campaigns.id, campaignId),
        eq(campaigns.state, 'closing'),
        sql`(${lte(campaigns.graceEndsAt, now)} OR ${everyBallotRedeemed})`,
      ),
    )
    .returning({ id: campaigns.id });
  if (!campaign) return null;
  const parts = packParts(await listSubjects(tx, campaignId)).map((subjectKeys, index) => ({
    part: index + 1,
    subject_keys: subjectKeys,
  }));
  // Of an earlier round leaders may have been about to be tried again: they are in the parts of this one.
  await tx.delete(tallyParts).where(eq(tallyParts.campaignId, campaignId));
  await tx.execute(sql`
    INSERT INTO tally_parts (campaign_id, part, subject_keys)
    SELECT ${campaignId}::uuid, part, subject_keys
    FROM jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) AS laid_out (part integer, subject_keys text[])`);
  return parts.map(({ part }) => part);
}

/** Everybody about whom people were asked. What lies about nobody else is counted for nobody, and goes when all are counted. */
async function listSubjects(tx: Transaction, campaignId: string): Promise<Subject[]> {
  const found = await tx.execute<{ subject_key: string; invited: number }>(sql`
    SELECT subject_key, sum(invited)::int AS invited FROM ${campaignLabels} WHERE campaign_id = ${campaignId}
    GROUP BY subject_key ORDER BY subject_key`);
  return found.rows.map((row) => ({ subjectKey: row.subject_key, invited: row.invited }));
}
