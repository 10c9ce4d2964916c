import { drizzle } from 'drizzle-orm/node-postgres';
import type { Database, Transaction } from '../db/client.ts';

/**
 * Runs `work` in one transaction (READ COMMITTED). An error rolls back and is thrown on.
 *
 * The connection is taken and given back here: drizzle's own transaction on a pool never gives a connection back whose BEGIN has
 * failed, so that each lost connection would be missing from the pool for good, and closing it would never end.
 *
 * @example const row = await inTransaction(db, async (tx) => { … });
 */
export async function inTransaction<Result>(
  database: Database,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await database.$client.connect();
  try {
    return await drizzle(client).transaction(work);
  } finally {
    client.release();
  }
}
