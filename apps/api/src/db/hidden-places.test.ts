import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { migrationsFolder } from '../testing/global-setup.ts';
import { migrateDatabase } from './migrate.ts';

const database = 'hidden_places';
const campaign = '00000000-0000-4000-8000-000000000031';
let administrator: pg.Client;
let owner: pg.Client;
let url: string;
let before: string;

/** A database as the version left it whose tokens named leader and label. */
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
  const last = journal.entries.findIndex(({ tag }) => tag.startsWith('0031_'));
  await writeFile(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last) }));
  await migrateDatabase(url, before);
  owner = new pg.Client({ connectionString: url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await administrator.query(`DROP DATABASE ${database} WITH (FORCE)`);
  await administrator.end();
  await rm(before, { recursive: true, force: true });
});

const token = (byte: string, counted: boolean) =>
  owner.query(
    `INSERT INTO spent_tokens VALUES ('${campaign}', 'a-leader', 'peers', decode(repeat('${byte}', 32), 'hex'), sha256('x'), ${counted})`,
  );

it('seals places only where no ballot waits to be counted, and keeps of counted tokens that they were', async () => {
  const refused = expect.objectContaining({ message: expect.stringContaining('Start the former version again') });
  const migrate = () => migrateDatabase(url, migrationsFolder).catch((error: Error) => error.cause ?? error);
  await token('bb', false);
  expect(await migrate()).toEqual(refused);
  await owner.query('DELETE FROM spent_tokens');
  await owner.query(
    `INSERT INTO sealed_ballots VALUES ('${campaign}', 'a-leader', decode(repeat('00', 29233), 'hex'))`,
  );
  expect(await migrate()).toEqual(refused);
  await owner.query('DELETE FROM sealed_ballots');
  await token('bb', true);
  await token('aa', true);
  expect(await migrate()).toBeUndefined();
  const kept = await owner.query(
    `SELECT encode(token_hash, 'hex') AS hash, place, counted FROM spent_tokens ORDER BY ctid`,
  );
  expect(kept.rows).toEqual(['aa', 'bb'].map((byte) => ({ hash: byte.repeat(32), place: null, counted: true })));
  const columns = await owner.query(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_name IN ('spent_tokens', 'sealed_ballots') AND column_name IN ('subject_key', 'label')`,
  );
  expect(columns.rows).toEqual([]);
});
