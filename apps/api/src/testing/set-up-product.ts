import { afterAll } from 'vitest';
import { createTestApp, type TestApp } from './test-app.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

/**
 * A database and the whole application on it, closed after the last test of the file that calls this at its top.
 *
 * @example const { database, product } = await setUpProduct();
 */
export async function setUpProduct(): Promise<{ database: TestDatabase; product: TestApp }> {
  const database = await createTestDatabase();
  const product = await createTestApp(database);
  afterAll(async () => {
    await product.close();
    await database.close();
  });
  return { database, product };
}
