import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishReceipts } from '../modules/tally/publish-receipts.ts';
import { endRound } from '../testing/campaign-rounds.ts';
import {
  answerAs,
  type CampaignStage,
  createCampaignStage,
  plainSheet,
  type StageOptions,
} from '../testing/campaign-stage.ts';
import { replaceBallots } from '../testing/replace-ballots.ts';
import { createTestClock } from '../testing/test-app.ts';
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
  'directory_imports',
  'returned_mails',
  'self_assessments',
  'report_shares',
] as const;
/** What is the same for everybody: of campaigns, leaders and the house. A table that is added belongs into one of the three. */
const ofNobody = [
  'organizations',
  'instrument_versions',
  'campaigns',
  'campaign_leaders',
  'campaign_labels',
  'leader_places',
  'manifests',
  'campaign_reminders',
  'mail_pace',
  'ballot_numbers',
  'campaign_keys',
  'destroyed_keys',
  'label_progress',
  'campaign_progress',
  'tally_parts',
] as const;

const clock = createTestClock();
let database: TestDatabase;

/** Campaigns at every point at which something of answers lies anywhere: collecting, counted, waiting to be counted, between rounds. */
beforeAll(async () => {
  database = await createTestDatabase();
  await answered();
  const published = await answered();
  await endRound(database, clock, published.campaignId);
  await publishReceipts(database.tally);
  const uncounted = await answered({ leaders: [{ raters: { 'team-members': 4 } }, { raters: { 'team-members': 4 } }] });
  const [bad] = uncounted.leaders;
  const unknown = { ratings: { salary: 3 }, comments: [] };
  await replaceBallots(database, uncounted.campaignId, bad?.subjectKey ?? '', { answers: unknown }, 'all');
  await endRound(database, clock, uncounted.campaignId);
  const between = await answered({ furtherRound: true, leaders: [{ raters: { 'team-members': 5, others: 4 } }] }, 7);
  await endRound(database, clock, between.campaignId);
}, 120_000);
afterAll(() => database.close());

async function answered(options: StageOptions = {}, many?: number): Promise<CampaignStage> {
  const stage = await createCampaignStage(database.owner, options);
  for (const [index, assignment] of stage.assignments.slice(0, many).entries()) {
    const comments = stage.promptIds.map((promptId) => ({
      promptId,
      text: `remark ${index}`,
      mode: 'as-written' as const,
    }));
    await answerAs(database.api, stage, assignment, { ...plainSheet(stage), comments });
  }
  return stage;
}

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
  it('stands every table there is, on one side or on none', async () => {
    const { rows } = await database.owner.execute<{ name: string }>(
      sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    expect([...answersIn, ...peopleIn, ...ofNobody].sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  it('there is something to find in every place where answers lie', async () => {
    for (const table of answersIn) {
      const { rows } = await database.owner.execute(sql`SELECT 1 FROM ${sql.identifier(table)} LIMIT 1`);
      expect({ table, rows: rows.length }).toEqual({ table, rows: 1 });
    }
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

  it('nothing in a row about answers is anybody’s id, address, link or keyed hash, however deep', async () => {
    const { rows } = await database.owner.execute<{ word: string }>(sql`
      SELECT id::text AS word FROM people UNION ALL SELECT email FROM people
      UNION ALL SELECT id::text FROM invitations UNION ALL SELECT encode(secret_hash, 'hex') FROM invitations
      UNION ALL SELECT id::text FROM assignments
      UNION ALL SELECT encode(assignment_key, 'hex') FROM issued_ballots UNION ALL SELECT encode(element, 'hex') FROM issued_ballots`);
    const words = rows.map(({ word }) => word);
    expect(words.length).toBeGreaterThan(150);
    const holding: string[] = [];
    for (const table of [...answersIn, 'ballot_numbers', 'tally_parts', 'label_progress', 'campaign_progress']) {
      const found = await database.owner.execute<{ row: string }>(
        sql`SELECT to_jsonb(t)::text AS row FROM ${sql.identifier(table)} t`,
      );
      const text = found.rows.map(({ row }) => row).join('\n');
      holding.push(...words.filter((word) => text.includes(word)).map((word) => `${word} in ${table}`));
    }
    expect(holding).toEqual([]);
  });
});
