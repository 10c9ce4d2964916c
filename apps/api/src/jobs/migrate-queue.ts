import { runMigrations } from 'bullmq';
import pg from 'pg';
import type { QueueName } from '../core/job.ts';

/** The queue's tables lie in a schema of their own, which BullMQ alone may shape. */
export const queueSchema = 'bullmq';

const queues: readonly QueueName[] = ['mail', 'tally'];

/** BullMQ makes a queue's sequence when the first job comes, by whoever adds it: our logins may not create anything. */
async function createIdSequences(client: pg.Client): Promise<void> {
  for (const queue of queues) {
    const named = await client.query<{ name: string }>(`SELECT ${queueSchema}.job_id_seq_name($1) AS name`, [queue]);
    for (const { name } of named.rows) {
      await client.query(`CREATE SEQUENCE IF NOT EXISTS ${queueSchema}.${pg.escapeIdentifier(name)}`);
    }
  }
}

/**
 * Creates or upgrades BullMQ's tables as the owner and lets the three logins work with them. Jobs carry ids and nothing else,
 * so that sharing the queue shares no knowledge.
 */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'heartset migrate queue' });
  await client.connect();
  try {
    await runMigrations(client, queueSchema);
    await createIdSequences(client);
    await client.query(`
      GRANT USAGE ON SCHEMA ${queueSchema} TO heartset_api, heartset_mailer, heartset_tally;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${queueSchema} TO heartset_api, heartset_mailer, heartset_tally;
      GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${queueSchema} TO heartset_api, heartset_mailer, heartset_tally;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${queueSchema} TO heartset_api, heartset_mailer, heartset_tally;
    `);
  } finally {
    await client.end();
  }
}
