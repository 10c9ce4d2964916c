import { randomBytes } from 'node:crypto';
import { groupsOfLabel, parseLabel } from '@heartset/model';
import { answerSheetSchema } from '@heartset/model/api/answers';
import {
  type AssignedLabel,
  answersPerLabel,
  type Block,
  buildBlocks,
  type FoldedTally,
  foldTally,
  type TallyFrame,
  tallySheets,
} from '@heartset/scoring';
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Clock } from '../../core/context.ts';
import { type JobRequest, jobRequest } from '../../core/job.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { answerSheets, tickets } from '../../db/schema/answers.ts';
import { campaignLabels, campaigns } from '../../db/schema/campaigns.ts';
import { tallyBlocks, tallyComments, tallyCounts, tallyRuns } from '../../db/schema/results.ts';
import { everyTicketRedeemed } from './advance-campaigns.ts';
import { releaseCampaignJob } from './release-campaign.job.ts';
import { loadTallyFrame } from './tally.queries.ts';

/** 'not-due': somebody else has done it, or it is too early. */
export type TallyOutcome = 'tallied' | 'not-due';

/**
 * Counts a campaign's answers: reads the sheets, writes counts per leader, block and item and comments apart from them, deletes
 * sheets, tickets and the note of who was handed one, and closes the campaign. All in one transaction, under a lock that nobody who
 * redeems can hold at the same time: it happens wholly or not at all. Only what will be shown is written.
 *
 * The seed that orders comments is drawn and kept before, so that a tally that was killed and run again ends the same.
 *
 * @param database with the tally's login
 */
export async function tallyCampaign(
  database: Database,
  clock: Clock,
  campaignId: string,
): Promise<{ outcome: TallyOutcome; jobs: JobRequest<never>[] }> {
  await database
    .insert(tallyRuns)
    .values({ campaignId, seed: randomBytes(32) })
    .onConflictDoNothing();
  const outcome = await inTransaction(database, (tx) => tallyInTransaction(tx, clock, campaignId));
  return { outcome, jobs: [jobRequest(releaseCampaignJob, { campaignId }, { key: `release:${campaignId}` })] };
}

async function tallyInTransaction(tx: Transaction, clock: Clock, campaignId: string): Promise<TallyOutcome> {
  const now = clock.now();
  await tx.execute(sql`SELECT pg_advisory_xact_lock(campaign_lock_key(${campaignId}))`);
  const [campaign] = await tx
    .update(campaigns)
    .set({ state: 'closed', closedAt: now })
    .where(
      and(
        eq(campaigns.id, campaignId),
        eq(campaigns.state, 'closing'),
        sql`(${lte(campaigns.graceEndsAt, now)} OR ${everyTicketRedeemed})`,
      ),
    )
    .returning({ k: campaigns.minimumGroupSize });
  if (!campaign) return 'not-due';

  const frame = await loadTallyFrame(tx, campaignId);
  const labels = await loadLabels(tx, campaignId);
  let counted = 0;
  for (const [subjectKey, ownLabels] of labels) {
    counted += await tallySubject(tx, { campaignId, subjectKey, labels: ownLabels, frame, k: campaign.k });
  }
  await removeSheets(tx, campaignId, counted);
  await tx.execute(sql`SELECT forget_issued(${campaignId})`);
  return 'tallied';
}

async function loadLabels(tx: Transaction, campaignId: string): Promise<Map<string, AssignedLabel[]>> {
  const rows = await tx
    .select({
      subjectKey: campaignLabels.subjectKey,
      label: campaignLabels.label,
      invited: campaignLabels.invited,
      identified: campaignLabels.identified,
    })
    .from(campaignLabels)
    .where(eq(campaignLabels.campaignId, campaignId))
    .orderBy(campaignLabels.subjectKey, campaignLabels.label);
  const bySubject = new Map<string, AssignedLabel[]>();
  for (const row of rows) {
    const label = parseLabel(row.label);
    const assigned = { label, groups: groupsOfLabel(label), invited: row.invited, identified: row.identified };
    bySubject.set(row.subjectKey, [...(bySubject.get(row.subjectKey) ?? []), assigned]);
  }
  return bySubject;
}

interface Subject {
  campaignId: string;
  subjectKey: string;
  labels: readonly AssignedLabel[];
  frame: TallyFrame;
  k: number;
}

/** Returns how many sheets were counted. */
async function tallySubject(tx: Transaction, subject: Subject): Promise<number> {
  const rows = await tx
    .select({ label: answerSheets.label, sheet: answerSheets.sheet })
    .from(answerSheets)
    .where(and(eq(answerSheets.campaignId, subject.campaignId), eq(answerSheets.subjectKey, subject.subjectKey)));
  const sheets = rows.map((row) => ({ label: parseLabel(row.label), sheet: answerSheetSchema.parse(row.sheet) }));
  const tally = tallySheets(subject.frame, sheets);
  const blocks = buildBlocks({ labels: subject.labels, answersPerLabel: answersPerLabel(tally), k: subject.k });
  await writeBlocks(tx, subject, blocks, foldTally({ tally, blocks, k: subject.k }));
  return rows.length;
}

async function writeBlocks(
  tx: Transaction,
  subject: Subject,
  blocks: readonly Block[],
  folded: FoldedTally,
): Promise<void> {
  const { campaignId, subjectKey } = subject;
  if (blocks.length === 0) return;
  await tx.insert(tallyBlocks).values(
    blocks.map((block) => ({
      campaignId,
      subjectKey,
      block: block.block,
      labels: block.labels.map(({ label }) => label),
      invited: block.invited,
      answered: block.n,
      identified: block.identified,
    })),
  );
  const counts = Object.entries(folded.counts).flatMap(([block, items]) =>
    Object.entries(items).map(([itemId, answers]) => ({ campaignId, subjectKey, block, itemId, counts: answers })),
  );
  if (counts.length > 0) await tx.insert(tallyCounts).values(counts);
  const comments = Object.entries(folded.comments).flatMap(([block, prompts]) =>
    Object.entries(prompts).map(([promptId, { texts, withoutText }]) => ({
      campaignId,
      subjectKey,
      block,
      promptId,
      texts,
      withoutText,
    })),
  );
  if (comments.length > 0) await tx.insert(tallyComments).values(comments);
}

/** Deletes what was counted, and refuses to end when that is not exactly what there was. */
async function removeSheets(tx: Transaction, campaignId: string, counted: number): Promise<void> {
  const sheets = await tx.delete(answerSheets).where(eq(answerSheets.campaignId, campaignId));
  const redeemed = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(tickets)
    .where(and(eq(tickets.campaignId, campaignId), sql`${tickets.redeemedDigest} IS NOT NULL`));
  if (sheets.rowCount !== counted || redeemed[0]?.count !== counted) {
    throw new Error(`The tally of campaign ${campaignId} does not add up; nothing was changed.`);
  }
  await tx.delete(tickets).where(eq(tickets.campaignId, campaignId));
}
