import { sql } from 'drizzle-orm';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

/**
 * Two databases that are the same to the last id, until a test lets other things happen in each.
 *
 * @param prepare sets the stage, once
 * @example const { twins, prepared: stage } = await createTwins(({ owner }) => createCampaignStage(owner));
 */
export async function createTwins<Prepared>(
  prepare: (database: TestDatabase) => Promise<Prepared>,
): Promise<{ twins: readonly [TestDatabase, TestDatabase]; prepared: Prepared }> {
  const original = await createTestDatabase();
  const elsewhere = await createTestDatabase();
  try {
    const prepared = await prepare(original);
    const name = new URL(original.urls.owner).pathname.slice(1);
    const clone = async () => {
      // A database can be cloned while nobody is connected to it; pools would connect again when they are asked.
      await elsewhere.owner.execute(
        sql`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = ${name}`,
      );
      return createTestDatabase(name);
    };
    return { twins: [await clone(), await clone()], prepared };
  } finally {
    await elsewhere.close();
    await original.close();
  }
}
