import type { Clock } from '../core/context.ts';
import type { CountingDeps } from '../modules/tally/tally-deps.ts';
import type { TestDatabase } from './test-database.ts';
import { testKeys } from './test-keys.ts';

/** What counting works with, on a test database. */
export function countingDeps(database: TestDatabase, clock: Clock): CountingDeps {
  return { database: database.tally, clock, keys: testKeys() };
}
