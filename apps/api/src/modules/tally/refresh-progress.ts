import { campaignTotal, labelProgress } from '@heartset/scoring';
import { and, desc, eq, sql } from 'drizzle-orm';
import { AppError } from '../../core/errors.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Transaction } from '../../db/client.ts';
import { campaignLabels, campaigns } from '../../db/schema/campaigns.ts';
import { campaignProgress, labelProgress as labelProgressTable } from '../../db/schema/results.ts';
import { type CountingSecrets, loadCountingSecrets } from './counting-secrets.ts';
import { countByLabel } from './load-part.ts';
import { openPlaces } from './placed-ballots.ts';
import type { CountingDeps } from './tally-deps.ts';

/**
 * Says of each collecting campaign, once a day (UTC), which labels have enough answers to be shown, and how many answers these have
 * altogether. A label that has enough stays so. Identified labels say nothing; nor does a further round, in which a word would tell
 * about the few who answer now.
 *
 * Of a campaign whose sealing key is lost nothing is said: HR hears of the key.
 *
 * @returns how many campaigns were refreshed
 */
export async function refreshProgress({ database, clock, keys }: CountingDeps): Promise<number> {
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
  let refreshed = 0;
  for (const campaign of due) {
    const secrets = await secretsOrNull(keys, campaign.id);
    if (!secrets) continue;
    await inTransaction(database, (tx) => refreshOne(tx, campaign, today, secrets));
    refreshed += 1;
  }
  return refreshed;
}

async function secretsOrNull(keys: CountingDeps['keys'], campaignId: string): Promise<CountingSecrets | null> {
  try {
    return await loadCountingSecrets(keys, campaignId);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

async function refreshOne(
  tx: Transaction,
  campaign: { id: string; k: number },
  today: string,
  secrets: CountingSecrets,
): Promise<void> {
  const placed = await openPlaces(tx, campaign.id, secrets);
  const answeredOf = new Map([...placed].map(([subjectKey, tokens]) => [subjectKey, countByLabel(tokens)]));
  const labels = await tx
    .select({
      subjectKey: campaignLabels.subjectKey,
      label: campaignLabels.label,
      invited: campaignLabels.invited,
      identified: campaignLabels.identified,
    })
    .from(campaignLabels)
    .where(eq(campaignLabels.campaignId, campaign.id));
  const told = labels
    .filter(({ identified }) => !identified)
    .map((one) => ({ ...one, answered: answeredOf.get(one.subjectKey)?.get(one.label) ?? 0 }));
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
