import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../core/transaction.ts';
import { createCampaignStage } from '../testing/campaign-stage.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';

const ticketHash = (byte: number) => Buffer.alloc(32, byte);

describe('the functions that run with the owner’s rights', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  it('look for tables in a session’s temporary schema last', async () => {
    const found = await database.owner.execute<{ name: string; path: string }>(sql`
      SELECT p.proname AS name, array_to_string(p.proconfig, ';') AS path FROM pg_proc p
      WHERE p.prosecdef AND p.pronamespace IN ('public'::regnamespace, 'bullmq'::regnamespace) ORDER BY 1`);
    expect(found.rows.map(({ name }) => name)).toEqual([
      'forget_issued',
      'issue_ticket',
      'redeem_ticket',
      'release_statuses',
    ]);
    for (const { path } of found.rows) expect(path).toBe('search_path=pg_catalog, public, pg_temp');
  });

  it('never run a trigger that the API’s login put into their way', async () => {
    await inTransaction(database.api, async (tx) => {
      await tx.execute(sql`CREATE TEMP TABLE loot (rights text)`);
      await tx.execute(sql`GRANT ALL ON loot TO PUBLIC`);
      await tx.execute(sql`CREATE TEMP TABLE campaigns AS SELECT gen_random_uuid() AS id, 'collecting'::text AS state`);
      await tx.execute(
        sql`CREATE TEMP TABLE campaign_labels AS SELECT id AS campaign_id, 's'::text AS subject_key, 'peers'::text AS label, 9::smallint AS invited FROM pg_temp.campaigns`,
      );
      await tx.execute(
        sql`CREATE TEMP TABLE tickets (ticket_hash bytea PRIMARY KEY, campaign_id uuid, subject_key text, label text, redeemed_digest bytea)`,
      );
      await tx.execute(sql`GRANT ALL ON pg_temp.campaigns, pg_temp.campaign_labels, pg_temp.tickets TO PUBLIC`);
      await tx.execute(sql`CREATE FUNCTION pg_temp.steal() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO pg_temp.loot VALUES (current_user); RETURN NEW; END $$`);
      await tx.execute(
        sql`CREATE TRIGGER steal BEFORE INSERT ON pg_temp.tickets FOR EACH ROW EXECUTE FUNCTION pg_temp.steal()`,
      );
      const answer = await tx.execute<{ outcome: string }>(
        sql`SELECT issue_ticket(id, 's', 'peers', ${ticketHash(1)}, false) AS outcome FROM pg_temp.campaigns`,
      );
      const loot = await tx.execute(sql`SELECT * FROM pg_temp.loot`);
      expect({ outcome: answer.rows[0]?.outcome, loot: loot.rows }).toEqual({ outcome: 'not-collecting', loot: [] });
    });
  });

  it('hand out no more tickets under a label than people were asked', async () => {
    const stage = await createCampaignStage(database.owner, { leaders: [{ raters: { peers: 3 } }] });
    const [leader] = stage.leaders;
    if (!leader) throw new Error('the stage has no leader');
    const issue = (byte: number, label = 'peers') =>
      database.api.execute(
        sql`SELECT issue_ticket(${stage.campaignId}, ${leader.subjectKey}, ${label}, ${ticketHash(byte)}, false) AS outcome`,
      );
    for (const byte of [1, 2, 3]) expect((await issue(byte)).rows).toEqual([{ outcome: 'issued' }]);
    await expect(issue(4)).rejects.toThrow();
    await expect(issue(5, 'team-members')).rejects.toThrow();
    const kept = await database.owner.execute(sql`SELECT count(*)::int AS tickets FROM tickets`);
    expect(kept.rows).toEqual([{ tickets: 3 }]);
  });
});
