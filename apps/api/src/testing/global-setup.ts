import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateAll } from '../migrate.ts';
import { startCluster } from '../standalone/postgres/start-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the owner to the migrated template database. */
    templateUrl: string;
    /** The directory of the tests' key store. */
    keysFolder: string;
  }
}

/** Passwords of a throw-away cluster on loopback. */
export const testPassword = 'only-for-tests';

/** The project's `migrations/`, from here. */
export const migrationsFolder = path.resolve(import.meta.dirname, '../../../../migrations');

/**
 * Starts one throw-away PostgreSQL for the whole run, migrates a template database, and lets the three logins in. Each test file
 * clones the template (see `test-database.ts`).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'heartset-test-'));
  const keysFolder = await mkdtemp(path.join(tmpdir(), 'heartset-test-keys-'));
  const cluster = await startCluster({
    dataDirectory: folder,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  await migrateAll(cluster.ownerUrl, migrationsFolder);
  const client = new pg.Client({ connectionString: cluster.ownerUrl });
  await client.connect();
  for (const role of ['heartset_api', 'heartset_mailer', 'heartset_tally']) {
    await client.query(`ALTER ROLE ${role} LOGIN PASSWORD '${testPassword}'`);
  }
  await client.end();
  project.provide('templateUrl', cluster.ownerUrl);
  project.provide('keysFolder', keysFolder);
  return async () => {
    await cluster.stop();
    for (const own of [folder, keysFolder]) await rm(own, { recursive: true, force: true });
  };
}
