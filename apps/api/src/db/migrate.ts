import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

/** Two processes that start at once must not migrate at once. */
const migrationLockKey = 36_000_001;

interface JournalEntry {
  tag: string;
  when: number;
}

function readJournal(folder: string): JournalEntry[] {
  const journal: { entries: JournalEntry[] } = JSON.parse(
    readFileSync(path.join(folder, 'meta', '_journal.json'), 'utf8'),
  );
  return journal.entries;
}

/** A landed migration is never edited: what ran here must be what the files say now. */
async function refuseEditedMigrations(client: pg.Client, folder: string): Promise<void> {
  const exists = await client.query<{ found: boolean }>(
    "SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS found",
  );
  if (!exists.rows[0]?.found) return;
  const applied = await client.query<{ hash: string; created_at: string }>(
    'SELECT hash, created_at FROM drizzle.__drizzle_migrations',
  );
  const hashes = new Map(applied.rows.map((row) => [Number(row.created_at), row.hash]));
  for (const entry of readJournal(folder)) {
    const hash = hashes.get(entry.when);
    if (hash === undefined) continue;
    const now = createHash('sha256')
      .update(readFileSync(path.join(folder, `${entry.tag}.sql`), 'utf8'))
      .digest('hex');
    if (now !== hash)
      throw new Error(
        `Migration ${entry.tag} was changed after it had run here. Restore the file and write a new migration instead.`,
      );
  }
}

/**
 * Brings the product's own tables to the newest schema, as the owner.
 * Safe to call from several processes at once. Refuses a server with `track_commit_timestamp = on`, which would date answers.
 *
 * @param ownerUrl connection string of the owner
 * @param folder the folder `migrations/`
 */
export async function migrateDatabase(ownerUrl: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'heartset migrate' });
  await client.connect();
  try {
    const setting = await client.query<{ track_commit_timestamp: string }>('SHOW track_commit_timestamp');
    if (setting.rows[0]?.track_commit_timestamp === 'on') {
      throw new Error(
        'PostgreSQL has track_commit_timestamp = on, which dates every answer. Turn it off and start again.',
      );
    }
    await client.query('SELECT pg_advisory_lock($1)', [migrationLockKey]);
    await refuseEditedMigrations(client, folder);
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end();
  }
}
