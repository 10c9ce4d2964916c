import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { countedTokens, spentTokens } from '../../db/schema/ballots.ts';

/**
 * Writes what is kept of counted tokens anew, all of a campaign's at once and in the order of hashes. Each part has written its own in one
 * transaction, whose number its releases have, too: for as long as that shows, rows tell in which part their leader was.
 *
 * @param database with the tally's login
 */
export async function mixCounted(database: Database, campaignId: string): Promise<void> {
  await database.execute(sql`
    WITH gone AS (DELETE FROM ${spentTokens} WHERE campaign_id = ${campaignId} AND counted RETURNING *)
    INSERT INTO ${spentTokens} (campaign_id, token_hash, digest, counted)
    SELECT campaign_id, token_hash, digest, counted FROM gone ORDER BY token_hash`);
  await database.execute(sql`
    WITH gone AS (DELETE FROM ${countedTokens} WHERE campaign_id = ${campaignId} RETURNING *)
    INSERT INTO ${countedTokens} (campaign_id, token_hash) SELECT campaign_id, token_hash FROM gone ORDER BY token_hash`);
}
