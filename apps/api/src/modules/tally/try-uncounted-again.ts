import { sql } from 'drizzle-orm';
import type { Clock } from '../../core/context.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';

/**
 * Makes a part of the leaders whose next try is due, one per campaign; the sweep finds it like any other. They are due again a day
 * later, unless a part of theirs still waits. While people are asked once more they wait for that round's tally; those whose answers
 * were deleted are over.
 *
 * @param database with the tally's login
 */
export async function tryUncountedAgain(database: Database, clock: Clock): Promise<void> {
  const now = clock.now().toISOString();
  await inTransaction(database, async (tx) => {
    await tx.execute(sql`
      WITH due AS (
        UPDATE uncounted_leaders SET next_try_at = ${now}::timestamptz + interval '1 day'
        WHERE next_try_at <= ${now}::timestamptz AND given_up_at IS NULL
          AND campaign_id IN (SELECT id FROM campaigns WHERE state IN ('closed', 'released'))
          AND NOT EXISTS (SELECT 1 FROM tally_parts
            WHERE tally_parts.campaign_id = uncounted_leaders.campaign_id AND subject_key = ANY(subject_keys))
        RETURNING campaign_id, subject_key
      )
      INSERT INTO tally_parts (campaign_id, part, subject_keys)
      SELECT due.campaign_id,
        coalesce((SELECT max(part) FROM tally_parts WHERE tally_parts.campaign_id = due.campaign_id), 0) + 1,
        array_agg(due.subject_key ORDER BY due.subject_key)
      FROM due GROUP BY due.campaign_id`);
  });
}
