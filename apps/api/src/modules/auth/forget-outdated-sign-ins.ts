import { sql } from 'drizzle-orm';
import type { Clock } from '../../core/context.ts';
import type { Database } from '../../db/client.ts';

/** How many rows of each kind go at once: whoever asks for a mail waits for none of it, and nobody for its locks. */
const rowsAtOnce = 500;

const dayMs = 24 * 3_600_000;

/**
 * Deletes what nobody can sign in with any more: requests (with their sent mails) a day after their end, since wrong codes are counted
 * for a day, tokens that have run out, and sessions after thirty days when they were revoked or no token of theirs is left.
 *
 * Called whenever somebody asks for a mail: as often as rows come, they go. Two at the same moment take different rows.
 */
export async function forgetOutdatedSignIns(database: Database, clock: Clock): Promise<void> {
  const now = clock.now();
  const ago = (days: number) => sql`${new Date(now.getTime() - days * dayMs).toISOString()}::timestamptz`;
  await database.execute(sql`
    DELETE FROM sign_in_requests WHERE id IN (
      SELECT id FROM sign_in_requests WHERE expires_at < ${ago(1)}
      ORDER BY expires_at LIMIT ${rowsAtOnce} FOR UPDATE SKIP LOCKED)`);
  await database.execute(sql`
    DELETE FROM refresh_tokens WHERE token_hash IN (
      SELECT token_hash FROM refresh_tokens WHERE expires_at < ${ago(0)}
      ORDER BY expires_at LIMIT ${rowsAtOnce} FOR UPDATE SKIP LOCKED)`);
  await database.execute(sql`
    DELETE FROM sessions WHERE id IN (
      SELECT id FROM sessions
      WHERE created_at < ${ago(30)} AND (
        revoked_at < ${ago(30)}
        OR NOT EXISTS (SELECT 1 FROM refresh_tokens WHERE session_id = sessions.id AND expires_at >= ${ago(0)}))
      ORDER BY created_at LIMIT ${rowsAtOnce} FOR UPDATE SKIP LOCKED)`);
}
