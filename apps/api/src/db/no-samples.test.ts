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
    INSERT INTO sealed_ballots SELECT gen_random_uuid(), sha256(n::text::bytea), decode(repeat(md5(n::text), 1827) || '00', 'hex')
    FROM generate_series(1, 300) n`);
  await owner.execute(sql`
    INSERT INTO held_back_counts SELECT gen_random_uuid(), 'a-subject', jsonb_build_object('item', n) FROM generate_series(1, 300) n`);
  await owner.execute(sql`
    INSERT INTO spent_tokens
    SELECT gen_random_uuid(), sha256(n::text::bytea), sha256(n::text::bytea), decode(repeat(md5(n::text), 11) || repeat('0', 24), 'hex')
    FROM generate_series(1, 300) n`);
  await owner.execute(sql`
    INSERT INTO issued_ballots (campaign_id, assignment_key, element)
    SELECT gen_random_uuid(), sha256(n::text::bytea), sha256(n::text::bytea) FROM generate_series(1, 300) n`);
  await owner.execute(sql`
    INSERT INTO drafts (campaign_id, assignment_key, content)
    SELECT gen_random_uuid(), sha256(n::text::bytea), decode(repeat(md5(n::text), 4096), 'hex') FROM generate_series(1, 40) n`);
  await owner.execute(sql`
    INSERT INTO counted_tokens SELECT gen_random_uuid(), sha256(n::text::bytea) FROM generate_series(1, 300) n`);
  await owner.execute(
    sql`ANALYZE sealed_ballots, held_back_counts, spent_tokens, issued_ballots, drafts, counted_tokens`,
  );
  await owner.execute(sql`DELETE FROM sealed_ballots`);
  const sampled = await owner.execute<{ place: string }>(sql`
    SELECT tablename || '.' || attname AS place FROM pg_stats
    WHERE tablename IN ('sealed_ballots', 'held_back_counts', 'spent_tokens', 'issued_ballots', 'drafts', 'counted_tokens') ORDER BY 1`);
  const keysAlone = ['campaign_id', 'subject_key', 'counted'];
  const places = sampled.rows.map(({ place }) => place);
  expect(places).toContain('spent_tokens.counted');
  expect(places.filter((place) => !keysAlone.includes(place.split('.')[1] ?? ''))).toEqual([]);
});
