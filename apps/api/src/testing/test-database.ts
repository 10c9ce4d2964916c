import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { closeDatabase, type Database, openDatabase } from '../db/client.ts';
import { testPassword } from './global-setup.ts';

/** A clone of the migrated template, with a pool for each login. */
export interface TestDatabase {
  /** Owner: sets the stage and looks behind the curtain. Code under test never gets it. */
  owner: Database;
  api: Database;
  mailer: Database;
  tally: Database;
  urls: { owner: string; api: string; mailer: string; tally: string };
  close(): Promise<void>;
}

function urlOf(templateUrl: string, database: string, login?: string): string {
  const url = new URL(templateUrl);
  url.pathname = `/${database}`;
  if (login) {
    url.username = login;
    url.password = testPassword;
  }
  return url.toString();
}

/**
 * Clones the template database, or another one that nobody is connected to. Call it in `beforeAll`, and `close` in `afterAll`.
 *
 * @param template the name of the database to clone
 * @example
 * let database: TestDatabase;
 * beforeAll(async () => { database = await createTestDatabase(); });
 * afterAll(() => database.close());
 */
export async function createTestDatabase(
  template = new URL(inject('templateUrl')).pathname.slice(1),
): Promise<TestDatabase> {
  const templateUrl = inject('templateUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const maintenance = new URL(templateUrl);
  maintenance.pathname = '/postgres';
  const administrator = new pg.Client({ connectionString: maintenance.toString() });
  await administrator.connect();
  await administrator.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);

  const urls = {
    owner: urlOf(templateUrl, name),
    api: urlOf(templateUrl, name, 'heartset_api'),
    mailer: urlOf(templateUrl, name, 'heartset_mailer'),
    tally: urlOf(templateUrl, name, 'heartset_tally'),
  };
  const open = (url: string) =>
    openDatabase(url, { applicationName: 'heartset test', maximumConnections: 6, onIdleError: () => undefined });
  const owner = open(urls.owner);
  const api = open(urls.api);
  const mailer = open(urls.mailer);
  const tally = open(urls.tally);
  return {
    owner,
    api,
    mailer,
    tally,
    urls,
    close: async () => {
      for (const database of [api, mailer, tally, owner]) await closeDatabase(database);
      await administrator.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await administrator.end();
    },
  };
}
