import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../db/client.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { inTransaction } from './transaction.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

it('gives a lost connection back, so that the pool goes on and can be closed', async () => {
  const applicationName = 'heartset transaction test';
  const pool = openDatabase(database.urls.api, {
    applicationName,
    maximumConnections: 1,
    onIdleError: () => undefined,
  });
  const cutOff = sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = ${applicationName}`;
  const lost = inTransaction(pool, async (tx) => {
    await database.owner.execute(cutOff);
    await tx.execute(sql`SELECT 1`);
  });
  await expect(lost).rejects.toThrow();
  // The next BEGIN may still meet the dead connection; it is given back each time, and the pool of one goes on.
  let after = 0;
  for (let attempt = 0; attempt < 5 && after === 0; attempt += 1) {
    after = await inTransaction(pool, async (tx) => {
      const found = await tx.execute<{ one: number }>(sql`SELECT 1 AS one`);
      return found.rows[0]?.one ?? 0;
    }).catch(() => 0);
  }
  expect(after).toBe(1);
  await closeDatabase(pool);
});
