import { ASK_AGAIN_DAYS } from '@heartset/model';
import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Clock } from '../../core/context.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { ballotNumbers, countedTokens, spentTokens } from '../../db/schema/ballots.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { heldBackCounts } from '../../db/schema/results.ts';

/**
 * Forgets what was kept for a further round that nobody has begun within 60 days of the tally: counts of very few people, which
 * tokens were redeemed, and that a ballot was issued at all. From then on nothing can be added.
 *
 * @param database with the tally's login
 * @returns how many campaigns are final now
 */
export async function endFurtherRounds(database: Database, clock: Clock): Promise<number> {
  const now = clock.now();
  const countedBefore = new Date(now.getTime() - ASK_AGAIN_DAYS * 24 * 3600 * 1000);
  return inTransaction(database, async (tx) => {
    const ended = await tx
      .update(campaigns)
      .set({ finalAt: now })
      .where(
        and(
          eq(campaigns.furtherRound, true),
          eq(campaigns.round, 1),
          isNull(campaigns.finalAt),
          inArray(campaigns.state, ['closed', 'released']),
          lte(campaigns.countedAt, countedBefore),
        ),
      )
      .returning({ id: campaigns.id });
    for (const { id } of ended) {
      await tx.delete(heldBackCounts).where(eq(heldBackCounts.campaignId, id));
      // The others belong to leaders who could not be counted yet; they go with their ballots.
      await tx.execute(sql`
        WITH gone AS (DELETE FROM ${spentTokens} WHERE campaign_id = ${id} AND counted RETURNING campaign_id, token_hash)
        INSERT INTO ${countedTokens} (campaign_id, token_hash)
        SELECT campaign_id, token_hash FROM gone ORDER BY token_hash`);
      await tx.delete(ballotNumbers).where(eq(ballotNumbers.campaignId, id));
      await tx.execute(sql`SELECT forget_issued(${id})`);
    }
    return ended.length;
  });
}
