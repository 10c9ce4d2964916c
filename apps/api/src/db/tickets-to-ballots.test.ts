import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { migrationsFolder } from '../testing/global-setup.ts';
import { migrateDatabase } from './migrate.ts';

const database = 'tickets_to_ballots';
const campaign = '00000000-0000-4000-8000-000000000002';
let administrator: pg.Client;
let owner: pg.Client;
let url: string;
let before: string;

/** A database as the version with tickets left it. */
beforeAll(async () => {
  administrator = new pg.Client({ connectionString: inject('templateUrl') });
  await administrator.connect();
  await administrator.query(`CREATE DATABASE ${database} TEMPLATE template0`);
  const own = new URL(inject('templateUrl'));
  own.pathname = `/${database}`;
  url = own.toString();
  before = await mkdtemp(path.join(tmpdir(), 'heartset-migrations-'));
  await cp(migrationsFolder, before, { recursive: true });
  const journalFile = path.join(before, 'meta', '_journal.json');
  const journal: { entries: { tag: string }[] } = JSON.parse(await readFile(journalFile, 'utf8'));
  const last = journal.entries.findIndex(({ tag }) => tag.startsWith('0020_'));
  await writeFile(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last) }));
  await migrateDatabase(url, before);
  owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(`INSERT INTO organizations (id, name) VALUES ('${campaign}', 'A hospital')`);
  await owner.query(
    `INSERT INTO people (id, organization_id, given_name, family_name, email)
     VALUES ('${campaign}', '${campaign}', 'Kim', 'Lee', 'kim@example.test')`,
  );
  await owner.query(`INSERT INTO instrument_versions VALUES ('hcl-360', '1.0.0', '{}')`);
  await owner.query(
    `INSERT INTO campaigns (id, organization_id, created_by, kind, name, instrument_id, instrument_version, further_round, deadline_at)
     VALUES ('${campaign}', '${campaign}', '${campaign}', 'organization', 'Spring', 'hcl-360', '1.0.0', true, now())`,
  );
});
afterAll(async () => {
  await owner.end();
  await administrator.query(`DROP DATABASE ${database} WITH (FORCE)`);
  await administrator.end();
  await rm(before, { recursive: true, force: true });
});

const set = (columns: string) => owner.query(`UPDATE campaigns SET ${columns}`);
const sheet = `INSERT INTO answer_sheets VALUES ('${campaign}', 'somebody', 'peers', '{}')`;

it('replaces tickets by ballots only when no campaign needs tickets any more, and ends further rounds', async () => {
  const refused = expect.objectContaining({ message: expect.stringContaining('Start the former version again') });
  const migrate = () => migrateDatabase(url, migrationsFolder).catch((error: Error) => error.cause ?? error);
  await set(`state = 'collecting'`);
  expect(await migrate()).toEqual(refused);
  await set(`state = 'closing'`);
  expect(await migrate()).toEqual(refused);
  await set(`state = 'closed'`);
  expect(await migrate()).toEqual(refused);
  await set(`state = 'released', counted_at = now()`);
  await owner.query(sheet);
  expect(await migrate()).toEqual(refused);
  expect((await owner.query('SELECT final_at FROM campaigns')).rows).toEqual([{ final_at: null }]);
  await owner.query('DELETE FROM answer_sheets');
  expect(await migrate()).toBeUndefined();
  expect((await owner.query('SELECT final_at FROM campaigns')).rows).toEqual([{ final_at: expect.any(Date) }]);
  const left = await owner.query(
    `SELECT to_regclass('answer_sheets') AS sheets, to_regclass('sealed_ballots')::text AS ballots`,
  );
  expect(left.rows).toEqual([{ sheets: null, ballots: 'sealed_ballots' }]);
});
