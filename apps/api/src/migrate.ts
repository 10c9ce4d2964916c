import { migrateDatabase } from './db/migrate.ts';
import { migrateQueue } from './jobs/migrate-queue.ts';

/**
 * Everything that needs the owner's login: the product's tables, then the queue's.
 *
 * @param ownerUrl connection string of the owner
 * @param migrationsFolder the project's `migrations/`
 */
export async function migrateAll(ownerUrl: string, migrationsFolder: string): Promise<void> {
  await migrateDatabase(ownerUrl, migrationsFolder);
  await migrateQueue(ownerUrl);
}
