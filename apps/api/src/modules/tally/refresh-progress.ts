import { campaignTotal, labelProgress } from '@heartset/scoring';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Clock } from '../../core/context.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { spentTokens } from '../../db/schema/ballots.ts';
import { campaignLabels, campaigns } from '../../db/schema/campaigns.ts';
import { campaignProgress, labelProgress as labelProgressTable } from '../../db/schema/results.ts';

/**
 * Says of each collecting campaign, once a day (UTC), which labels have enough answers to be shown, and how many answers these have
 * altogether. A label that has enough stays so. Identified labels say nothing; nor does a further round, in which a word would tell
 * about the few who answer now.
 *
 * @param database with the tally's login
 * @returns how many campaigns were refreshed
 */
export async function refreshProgress(database: Database, clock: Clock): Promise<number> {
  const today = clock.now().toISOString().slice(0, 10);
  const due = await database
    .select({ id: campaigns.id, k: campaigns.minimumGroupSize })
    .from(campaigns)
    .where(
      and(
        eq(campaigns.state, 'collecting'),
        eq(campaigns.round, 1),
        sql`NOT EXISTS (SELECT 1 FROM ${labelProgressTable}
          WHERE ${labelProgressTable.campaignId} = ${campaigns.id} AND ${labelProgressTable.asOf} >= ${today})`,
      ),
    );
  for (const campaign of due) await inTransaction(database, (tx) => refreshOne(tx, campaign, today));
  return due.length;
}

async function refreshOne(tx: Transaction, campaign: { id: string; k: number }, today: string): Promise<void> {
  const redeemed = tx
    .select({
      subjectKey: spentTokens.subjectKey,
      label: spentTokens.label,
      answered: sql<number>`count(*)::int`.as('answered'),
    })
    .from(spentTokens)
    .where(eq(spentTokens.campaignId, campaign.id))
    .groupBy(spentTokens.subjectKey, spentTokens.label)
    .as('redeemed');
  const rows = await tx
    .select({
      subjectKey: campaignLabels.subjectKey,
      label: campaignLabels.label,
      invited: campaignLabels.invited,
      identified: campaignLabels.identified,
      answered: sql<number>`coalesce(${redeemed.answered}, 0)`,
    })
    .from(campaignLabels)
    .leftJoin(
      redeemed,
      and(eq(redeemed.subjectKey, campaignLabels.subjectKey), eq(redeemed.label, campaignLabels.label)),
    )
    .where(eq(campaignLabels.campaignId, campaign.id));
  const told = rows.filter((row) => !row.identified);
  if (told.length > 0) {
    await tx
      .insert(labelProgressTable)
      .values(
        told.map(({ subjectKey, label, invited, answered }) => ({
          campaignId: campaign.id,
          subjectKey,
          label,
          progress: labelProgress({ invited, answered, k: campaign.k }),
          asOf: today,
        })),
      )
      .onConflictDoUpdate({
        target: [labelProgressTable.campaignId, labelProgressTable.subjectKey, labelProgressTable.label],
        set: { progress: sql`excluded.progress`, asOf: sql`excluded.as_of` },
      });
  }
  await noteTotal(
    tx,
    campaign,
    today,
    told.map(({ answered }) => answered),
  );
}

async function noteTotal(
  tx: Transaction,
  campaign: { id: string; k: number },
  today: string,
  answered: readonly number[],
): Promise<void> {
  const [last] = await tx
    .select({ answered: campaignProgress.answered })
    .from(campaignProgress)
    .where(eq(campaignProgress.campaignId, campaign.id))
    .orderBy(desc(campaignProgress.asOf))
    .limit(1);
  const total = campaignTotal({ answered, k: campaign.k, told: last?.answered ?? 0 });
  if (total === null) return;
  await tx
    .insert(campaignProgress)
    .values({ campaignId: campaign.id, asOf: today, answered: total })
    .onConflictDoNothing();
}
