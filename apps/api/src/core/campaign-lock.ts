import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';

/**
 * Holds off a campaign's tally until the transaction ends, and waits for one that is running: what is written under it is
 * either counted or refused. Take it before any row of the campaign is locked: the tally takes its own lock first, too.
 */
export async function shareCampaignLock(tx: Transaction, campaignId: string): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock_shared(campaign_lock_key(${campaignId}))`);
}
