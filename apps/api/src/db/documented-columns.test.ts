import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAs, createCampaignStage, plainSheet } from '../testing/campaign-stage.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';

const logins = ['api', 'mailer', 'tally'] as const;
type Login = (typeof logins)[number];

/** A line of docs/COLUMNS.md. */
interface Documented {
  table: string;
  columns: string[];
  says: string;
  reads: string[];
  writes: string[];
}

const docs = path.resolve(import.meta.dirname, '../../../../docs');

let database: TestDatabase;
let documented: Documented[];
beforeAll(async () => {
  database = await createTestDatabase();
  const stage = await createCampaignStage(database.owner);
  for (const assignment of stage.assignments) await answerAs(database.api, stage, assignment, plainSheet(stage));
  documented = readTable(await readFile(path.join(docs, 'COLUMNS.md'), 'utf8'));
});
afterAll(() => database.close());

const named = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

function readTable(text: string): Documented[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [, tables = '', columns = '', says = '', reads = '', writes = ''] = line
        .split('|')
        .map((cell) => cell.trim());
      const [table = ''] = named(tables);
      const who = (cell: string) => cell.split(/,\s*/).filter((word) => word !== '' && word !== 'nobody');
      return { table, columns: named(columns), says, reads: who(reads), writes: who(writes) };
    });
}

async function columnsToday(): Promise<Record<string, string[]>> {
  const { rows } = await database.owner.execute<{ table: string; column: string }>(sql`
    SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
    WHERE table_schema = 'public' ORDER BY table_name, column_name`);
  const columns: Record<string, string[]> = {};
  for (const { table, column } of rows) columns[table] = [...(columns[table] ?? []), column];
  return columns;
}

/** Which logins may do this to a table, be it to one column alone. */
async function loginsWith(table: string, privileges: string): Promise<Login[]> {
  const allowed: Login[] = [];
  for (const login of logins) {
    const { rows } = await database.owner.execute<{ may: boolean }>(sql`
      SELECT has_any_column_privilege(${`heartset_${login}`}, to_regclass(${`public.${table}`}), ${privileges}) AS may`);
    if (rows[0]?.may) allowed.push(login);
  }
  return allowed;
}

describe('docs/COLUMNS.md', () => {
  it('has every column of every table, and none that is not there', async () => {
    const today = await columnsToday();
    expect(Object.keys(today).length).toBeGreaterThan(30);
    expect(Object.fromEntries(documented.map(({ table, columns }) => [table, columns.toSorted()]))).toEqual(today);
    for (const { table, says } of documented) expect(says.length, table).toBeGreaterThan(2);
  });

  it('says of each table which logins read and write it', async () => {
    for (const { table, reads, writes } of documented) {
      expect({ table, reads }).toEqual({ table, reads: await loginsWith(table, 'SELECT') });
      const changes = await loginsWith(table, 'INSERT, UPDATE');
      const { rows } = await database.owner.execute<{ login: Login }>(sql`
        SELECT login FROM unnest(ARRAY['api', 'mailer', 'tally']) AS login
        WHERE has_table_privilege('heartset_' || login, to_regclass(${`public.${table}`}), 'DELETE')`);
      const deletes = rows.map(({ login }) => login);
      expect({ table, writes }).toEqual({
        table,
        writes: logins.filter((login) => changes.includes(login) || deletes.includes(login)),
      });
    }
  });

  it('names the other schemas that hold tables', async () => {
    const text = await readFile(path.join(docs, 'COLUMNS.md'), 'utf8');
    const { rows } = await database.owner.execute<{ schema: string }>(sql`
      SELECT DISTINCT schemaname AS schema FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'public') ORDER BY 1`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { schema } of rows) expect(text).toContain(`\`${schema}\``);
  });

  it('names no table as one about a rater that docs/ANONYMITY.md leaves out', async () => {
    const anonymity = await readFile(path.join(docs, 'ANONYMITY.md'), 'utf8');
    const [, section = ''] = anonymity.split('## Every datum about a rater');
    const missing = documented.filter(
      ({ table, says }) => !says.startsWith('nothing') && !section.includes(`\`${table}`),
    );
    expect(missing.map(({ table }) => table)).toEqual([]);
  });
});

describe('a login', () => {
  const statements = (table: string) => [
    `SELECT 1 FROM ${table} LIMIT 1`,
    `COPY ${table} TO STDOUT`,
    `INSERT INTO ${table} DEFAULT VALUES`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table}`,
    `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
  ];

  it.each(logins)('%s is refused every statement on a table that it neither reads nor writes', async (login) => {
    const others = documented.filter(({ reads, writes }) => !reads.includes(login) && !writes.includes(login));
    expect(others.length).toBeGreaterThan(5);
    for (const { table } of others) {
      for (const statement of statements(table)) {
        const refused = database[login].execute(sql.raw(statement));
        await expect(refused, statement).rejects.toMatchObject({ cause: { code: '42501' } });
      }
    }
  });

  it.each(logins)(
    '%s reads no other login’s statements, and no samples of a table that it may not read',
    async (login) => {
      const [other] = logins.filter((one) => one !== login);
      if (!other) throw new Error('there are three logins');
      await database.owner.execute(sql.raw(`ANALYZE ${documented.map(({ table }) => table).join(', ')}`));
      const { rows } = await database[login].execute<{ table: string }>(
        sql`SELECT DISTINCT tablename AS "table" FROM pg_stats WHERE schemaname = 'public'`,
      );
      const readable = documented.filter(({ reads }) => reads.includes(login)).map(({ table }) => table);
      expect(rows.map(({ table }) => table).filter((table) => !readable.includes(table))).toEqual([]);
      await database[other].transaction(async (tx) => {
        await tx.execute(sql`SELECT 'words of another login'`);
        const seen = await database[login].execute<{ query: string }>(
          sql`SELECT query FROM pg_stat_activity WHERE datname = current_database() AND usename <> current_user`,
        );
        expect(seen.rows.length).toBeGreaterThan(0);
        for (const { query } of seen.rows) expect(query).toBe('<insufficient privilege>');
      });
    },
  );
});
