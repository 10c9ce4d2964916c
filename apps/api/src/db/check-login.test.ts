import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateAll } from '../migrate.ts';
import { startCluster } from '../standalone/postgres/start-cluster.ts';
import { migrationsFolder } from '../testing/global-setup.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { checkLogin } from './check-login.ts';
import { closeDatabase, openDatabase } from './client.ts';

describe('the login of a process', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  it('is taken when it may do what the migrations say', async () => {
    await checkLogin(database.api, 'api');
    await checkLogin(database.mailer, 'mailer');
    await checkLogin(database.tally, 'tally');
  });

  it('is refused when it is another process’s', async () => {
    await expect(checkLogin(database.tally, 'mailer')).rejects.toThrow(
      'may touch ballot_numbers, counted_tokens, held_back_counts',
    );
    await expect(checkLogin(database.mailer, 'tally')).rejects.toThrow('may touch assignments, invitations');
    await expect(checkLogin(database.tally, 'api')).rejects.toThrow('may touch');
    await expect(checkLogin(database.api, 'mailer')).rejects.toThrow('may touch');
  });

  it('is refused when it is the owner', async () => {
    await expect(checkLogin(database.owner, 'tally')).rejects.toThrow('is an administrator');
  });

  it('is refused for one column, or for a right to delete', async () => {
    await database.owner.execute(sql`GRANT SELECT (email) ON people TO heartset_tally`);
    await expect(checkLogin(database.tally, 'tally')).rejects.toThrow('may touch people,');
    await database.owner.execute(sql`REVOKE SELECT (email) ON people FROM heartset_tally`);
    await database.owner.execute(sql`GRANT DELETE ON sealed_ballots TO heartset_mailer`);
    await expect(checkLogin(database.mailer, 'mailer')).rejects.toThrow('may touch sealed_ballots,');
    await database.owner.execute(sql`REVOKE DELETE ON sealed_ballots FROM heartset_mailer`);
    await checkLogin(database.mailer, 'mailer');
  });

  it('is refused when it cannot do its work', async () => {
    await database.owner.execute(sql`REVOKE SELECT ON sealed_ballots FROM heartset_tally`);
    await expect(checkLogin(database.tally, 'tally')).rejects.toThrow('cannot read sealed_ballots');
  });
});

describe('a server that dates every row', () => {
  it('is refused by each process at its start, and by the migration', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'heartset-dated-'));
    const cluster = await startCluster({ dataDirectory: folder, settings: { track_commit_timestamp: 'on' } });
    try {
      const told = /track_commit_timestamp = on, which dates every answer/;
      const database = openDatabase(cluster.ownerUrl, {
        applicationName: 'heartset test',
        onIdleError: () => undefined,
      });
      for (const purpose of ['api', 'mailer', 'tally'] as const) {
        await expect(checkLogin(database, purpose)).rejects.toThrow(told);
      }
      await closeDatabase(database);
      await expect(migrateAll(cluster.ownerUrl, migrationsFolder)).rejects.toThrow(told);
    } finally {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
