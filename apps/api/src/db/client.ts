import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

/** A pool of one login. Which tables it may touch is the database's to say. */
export type Database = NodePgDatabase & { $client: pg.Pool };
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** Reads work with either. */
export type Queryable = Database | Transaction;

/**
 * Opens a pool. `applicationName` is what the operator sees in `pg_stat_activity`.
 * An error on an idle connection (the database was restarted) is reported to `onIdleError` and the pool goes on with new connections.
 */
export function openDatabase(
  connectionString: string,
  options: { applicationName: string; maximumConnections?: number; onIdleError: (error: Error) => void },
): Database {
  const pool = new pg.Pool({
    connectionString,
    application_name: options.applicationName,
    max: options.maximumConnections ?? 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 60_000,
  });
  // Every connection gets a listener of its own: one that is lost while a transaction holds it reports to nobody else, and an error
  // that nobody hears ends the process. The pool repeats what its idle ones say.
  pool.on('connect', (client) => client.on('error', options.onIdleError));
  pool.on('error', () => undefined);
  return drizzle(pool);
}

/** Closes the pool after the queries under way have ended. */
export async function closeDatabase(database: Database): Promise<void> {
  await database.$client.end();
}
