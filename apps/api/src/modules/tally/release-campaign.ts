import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../../core/context.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { tallyRuns } from '../../db/schema/results.ts';

/**
 * 'released': readers may see it. 'ready': HR has to release it. 'being-counted': parts are left. 'not-closed': nothing to do (yet).
 */
export type ReleaseOutcome = 'released' | 'ready' | 'being-counted' | 'not-closed';

/**
 * Ends a campaign's tally once no part is left: forgets who was handed a ticket and the seed of the comments' order, says that
 * everything is stored, and releases a campaign that releases by itself. Safe to run again, and by two at once.
 *
 * @param database with the tally's login
 */
export async function releaseCampaign(database: Database, clock: Clock, campaignId: string): Promise<ReleaseOutcome> {
  const before = await standing(database, campaignId);
  if (before.outcome !== 'all-counted') return before.outcome;
  await database.execute(sql`SELECT forget_issued(${campaignId})`);
  return inTransaction(database, async (tx) => {
    const now = clock.now();
    const [ended] = await tx
      .update(campaigns)
      .set(
        before.releaseMode === 'automatic'
          ? { countedAt: now, state: 'released', releasedAt: now }
          : { countedAt: now },
      )
      .where(and(eq(campaigns.id, campaignId), eq(campaigns.state, 'closed'), isNull(campaigns.countedAt)))
      .returning({ state: campaigns.state });
    await tx.delete(tallyRuns).where(eq(tallyRuns.campaignId, campaignId));
    return ended?.state === 'released' || before.releaseMode === 'automatic' ? 'released' : 'ready';
  });
}

async function standing(
  database: Database | Transaction,
  campaignId: string,
): Promise<{ outcome: ReleaseOutcome | 'all-counted'; releaseMode: 'automatic' | 'by-hr' }> {
  const [campaign] = await database
    .select({
      state: campaigns.state,
      releaseMode: campaigns.releaseMode,
      countedAt: campaigns.countedAt,
      partsLeft: sql<boolean>`EXISTS (SELECT 1 FROM tally_parts WHERE tally_parts.campaign_id = ${campaigns.id})`,
    })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId));
  const releaseMode = campaign?.releaseMode ?? 'by-hr';
  if (campaign?.state === 'released') return { outcome: 'released', releaseMode };
  if (campaign?.state !== 'closed') return { outcome: 'not-closed', releaseMode };
  if (campaign.countedAt) return { outcome: 'ready', releaseMode };
  return { outcome: campaign.partsLeft ? 'being-counted' : 'all-counted', releaseMode };
}
