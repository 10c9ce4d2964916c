import { and, eq, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Clock } from '../../core/context.ts';
import { type JobRequest, jobRequest } from '../../core/job.ts';
import type { Database } from '../../db/client.ts';
import { ballotNumbers, sealedBallots, spentTokens } from '../../db/schema/ballots.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { tallyParts, uncountedLeaders } from '../../db/schema/results.ts';
import { endFurtherRounds } from './end-further-rounds.ts';
import { releaseCampaignJob } from './release-campaign.job.ts';
import { tallyCampaignJob } from './tally-campaign.job.ts';
import { partJob } from './tally-part.job.ts';
import { tryUncountedAgain } from './try-uncounted-again.ts';

/** Every ballot that was issued has come back: nothing more can arrive once none is issued any more. */
export const everyBallotRedeemed: SQL = sql`NOT EXISTS (
  SELECT 1 FROM ${ballotNumbers} WHERE ${ballotNumbers.campaignId} = ${campaigns.id}
    AND ${ballotNumbers.redeemed} < ${ballotNumbers.issued})`;

/**
 * Moves every campaign as far as the clock says and names the jobs to do: collecting campaigns close at their deadline, and
 * never earlier, which would tell that everybody has answered; closing ones are frozen when the grace is over, or when nothing more can
 * arrive; parts that a crash forgot are counted, leaders who could not be counted a day ago are tried again, counted campaigns get their
 * releases; what is left of cancelled ones is deleted unseen, drafts go where nobody is asked any more, and what was kept for a further
 * round that nobody began is forgotten.
 *
 * @param database with the tally's login
 */
export async function advanceCampaigns(database: Database, clock: Clock): Promise<{ jobs: JobRequest<never>[] }> {
  const now = clock.now();
  await database
    .update(campaigns)
    .set({
      state: 'closing',
      graceEndsAt: sql`${now.toISOString()}::timestamptz + make_interval(hours => ${campaigns.graceHours})`,
    })
    .where(and(eq(campaigns.state, 'collecting'), lte(campaigns.deadlineAt, now)));
  const due = await database
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(and(eq(campaigns.state, 'closing'), sql`(${lte(campaigns.graceEndsAt, now)} OR ${everyBallotRedeemed})`));
  await tryUncountedAgain(database, clock);
  const left = await database.select({ campaignId: tallyParts.campaignId, part: tallyParts.part }).from(tallyParts);
  const counted = await database
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(
      and(
        eq(campaigns.state, 'closed'),
        isNull(campaigns.countedAt),
        sql`NOT EXISTS (SELECT 1 FROM ${tallyParts} WHERE ${tallyParts.campaignId} = ${campaigns.id})`,
      ),
    );
  await dropCancelled(database);
  await dropStrays(database);
  await database.execute(sql`SELECT forget_drafts()`);
  await endFurtherRounds(database, clock);
  return {
    jobs: [
      ...due.map(({ id }) => jobRequest(tallyCampaignJob, { campaignId: id }, { key: `tally:${id}` })),
      ...left.map(({ campaignId, part }) => partJob(campaignId, part)),
      ...counted.map(({ id }) => jobRequest(releaseCampaignJob, { campaignId: id }, { key: `release:${id}` })),
    ],
  };
}

/**
 * What belongs to nobody once every leader was counted or given up: ballots whose place does not open or names no leader. Nothing could ever
 * count them, and receipts and keys would wait for them.
 */
async function dropStrays(database: Database): Promise<void> {
  const ended = database
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(
      and(
        inArray(campaigns.state, ['closed', 'released']),
        isNotNull(campaigns.countedAt),
        sql`NOT EXISTS (SELECT 1 FROM ${tallyParts} WHERE ${tallyParts.campaignId} = ${campaigns.id})`,
        sql`NOT EXISTS (SELECT 1 FROM ${uncountedLeaders}
          WHERE ${uncountedLeaders.campaignId} = ${campaigns.id} AND ${uncountedLeaders.givenUpAt} IS NULL)`,
      ),
    );
  await database.delete(sealedBallots).where(inArray(sealedBallots.campaignId, ended));
  await database.delete(spentTokens).where(and(inArray(spentTokens.campaignId, ended), eq(spentTokens.counted, false)));
}

/** A cancelled campaign ends unseen: its answers are deleted by the one login that can, and never read. */
async function dropCancelled(database: Database): Promise<void> {
  const cancelled = database.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.state, 'cancelled'));
  for (const table of [sealedBallots, spentTokens, ballotNumbers]) {
    await database.delete(table).where(inArray(table.campaignId, cancelled));
  }
  await database.execute(sql`SELECT forget_issued(id) FROM ${campaigns} WHERE state = 'cancelled'`);
}
