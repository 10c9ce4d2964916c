import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

it('keeps no sample of an answer for the planner, also when every answer is gone', async () => {
  const { owner } = database;
  await owner.execute(sql`
    INSERT INTO answer_sheets SELECT gen_random_uuid(), 'a-subject', 'peers', jsonb_build_object('comments', n)
    FROM generate_series(1, 300) n`);
  await owner.execute(sql`
    INSERT INTO held_back_counts SELECT gen_random_uuid(), 'a-subject', jsonb_build_object('item', n) FROM generate_series(1, 300) n`);
  await owner.execute(sql`
    INSERT INTO tickets SELECT sha256(n::text::bytea), gen_random_uuid(), 'a-subject', 'peers', sha256(n::text::bytea)
    FROM generate_series(1, 300) n`);
  await owner.execute(sql`ANALYZE answer_sheets, held_back_counts, tickets`);
  await owner.execute(sql`DELETE FROM answer_sheets`);
  const sampled = await owner.execute<{ place: string }>(sql`
    SELECT tablename || '.' || attname AS place FROM pg_stats
    WHERE tablename IN ('answer_sheets', 'held_back_counts', 'tickets') ORDER BY 1`);
  const keysAlone = ['campaign_id', 'subject_key', 'label'];
  const places = sampled.rows.map(({ place }) => place);
  expect(places).toContain('answer_sheets.label');
  expect(places.filter((place) => !keysAlone.includes(place.split('.')[1] ?? ''))).toEqual([]);
});
