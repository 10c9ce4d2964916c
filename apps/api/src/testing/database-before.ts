import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { migrateDatabase } from '../db/migrate.ts';
import { migrationsFolder } from './global-setup.ts';

/** A database as an earlier version left it, to be filled with what that version wrote. */
export interface DatabaseBefore {
  owner: pg.Client;
  /** Brings it to today's schema. @returns what PostgreSQL refused it with; undefined when nothing did */
  migrate(): Promise<unknown>;
  close(): Promise<void>;
}

/** A copy of `migrations/` whose journal ends before the one with this number. */
async function migrationsBefore(number: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'heartset-migrations-'));
  await cp(migrationsFolder, folder, { recursive: true });
  const journalFile = path.join(folder, 'meta', '_journal.json');
  const journal: { entries: { tag: string }[] } = JSON.parse(await readFile(journalFile, 'utf8'));
  const first = journal.entries.findIndex(({ tag }) => tag.startsWith(`${number}_`));
  if (first < 0) throw new Error(`there is no migration ${number}`);
  await writeFile(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, first) }));
  return folder;
}

/**
 * An empty database as it was before a migration. Call it in `beforeAll`, and `close` in `afterAll`.
 *
 * @param number the migration's, as in its file's name
 * @example before = await createDatabaseBefore('0031');
 */
export async function createDatabaseBefore(number: string): Promise<DatabaseBefore> {
  const name = `before_${randomUUID().replaceAll('-', '')}`;
  const administrator = new pg.Client({ connectionString: inject('templateUrl') });
  await administrator.connect();
  await administrator.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  const own = new URL(inject('templateUrl'));
  own.pathname = `/${name}`;
  const url = own.toString();
  const folder = await migrationsBefore(number);
  await migrateDatabase(url, folder);
  await rm(folder, { recursive: true, force: true });
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  return {
    owner,
    migrate: () => migrateDatabase(url, migrationsFolder).catch((error: Error) => error.cause ?? error),
    close: async () => {
      await owner.end();
      await administrator.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await administrator.end();
    },
  };
}
