import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAs, type CampaignStage, createCampaignStage, plainSheet } from '../testing/campaign-stage.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';

/** Where answers lie, sealed or counted, and what is made of them. */
const answersIn = [
  'spent_tokens',
  'sealed_ballots',
  'counted_tokens',
  'tally_blocks',
  'tally_comments',
  'held_back_counts',
  'uncounted_leaders',
  'receipt_lists',
  'releases',
  'organization_releases',
] as const;
/** Where people stand who are asked. */
const peopleIn = [
  'people',
  'person_roles',
  'nominations',
  'invitations',
  'mail_stops',
  'assignments',
  'issued_ballots',
  'drafts',
  'sessions',
  'refresh_tokens',
  'sign_in_requests',
  'outbox_mails',
  'audit_events',
] as const;

let database: TestDatabase;
let stage: CampaignStage;
beforeAll(async () => {
  database = await createTestDatabase();
  stage = await createCampaignStage(database.owner);
  for (const assignment of stage.assignments) await answerAs(database.api, stage, assignment, plainSheet(stage));
});
afterAll(() => database.close());

const list = (names: readonly string[]) =>
  sql`ARRAY[${sql.join(
    names.map((name) => sql`${name}`),
    sql`, `,
  )}]::text[]`;

/** Columns by which rows can be told from one another: ids, hashes and whatever else is as good as one. */
async function tellingColumns(tables: readonly string[]) {
  const { rows } = await database.owner.execute<{ table: string; column: string; type: string }>(sql`
    SELECT table_name AS "table", column_name AS "column", udt_name AS type FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = ANY (${list(tables)}) AND udt_name IN ('uuid', 'bytea', 'int8', 'timestamptz', 'inet')
    ORDER BY 1, 2`);
  return rows;
}

describe('between answers and people', () => {
  it('stands every table that this test names', async () => {
    const { rows } = await database.owner.execute<{ name: string }>(sql`
      SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename = ANY (${list([...answersIn, ...peopleIn])})`);
    expect(rows.map(({ name }) => name).sort()).toEqual([...answersIn, ...peopleIn].sort());
  });

  it('no foreign key leads from one to the other, but to the campaign and its leaders', async () => {
    const { rows } = await database.owner.execute<{ from: string; to: string }>(sql`
      SELECT conrelid::regclass::text AS "from", confrelid::regclass::text AS "to" FROM pg_constraint
      WHERE contype = 'f' AND (conrelid::regclass::text = ANY (${list(answersIn)}) OR confrelid::regclass::text = ANY (${list(answersIn)}))`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { from, to } of rows) {
      expect(answersIn).toContain(from);
      expect(['campaigns', 'campaign_leaders', 'campaign_labels', 'organizations', ...answersIn]).toContain(to);
    }
  });

  it('no time and no number says when a ballot came', async () => {
    const found = (await tellingColumns(['spent_tokens', 'sealed_ballots', 'counted_tokens'])).filter(
      ({ type }) => type !== 'uuid' && type !== 'bytea',
    );
    expect(found).toEqual([]);
  });

  it('no value is the same in both, but the campaign’s', async () => {
    const same: string[] = [];
    const ofPeople = await tellingColumns(peopleIn);
    for (const one of await tellingColumns(answersIn)) {
      for (const other of ofPeople.filter(({ type }) => type === one.type)) {
        const { rows } = await database.owner.execute<{ count: number }>(sql`
          SELECT count(*)::int AS count FROM (
            SELECT ${sql.identifier(one.column)} AS value FROM ${sql.identifier(one.table)} WHERE ${sql.identifier(one.column)} IS NOT NULL
            INTERSECT SELECT ${sql.identifier(other.column)} FROM ${sql.identifier(other.table)}) AS shared`);
        if (rows[0]?.count !== 0) same.push(`${one.table}.${one.column} = ${other.table}.${other.column}`);
      }
    }
    expect(same.filter((pair) => !/\.campaign_id = \w+\.campaign_id$/.test(pair))).toEqual([]);
    // It looks where there is something to find.
    expect(same).toContain('sealed_ballots.campaign_id = assignments.campaign_id');
  });
});
