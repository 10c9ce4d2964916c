import type { Database, Transaction } from '../db/client.ts';

/**
 * Runs `work` in one transaction (READ COMMITTED). An error rolls back and is thrown on.
 *
 * @example const row = await inTransaction(db, async (tx) => { … });
 */
export function inTransaction<Result>(database: Database, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return database.transaction(work);
}
