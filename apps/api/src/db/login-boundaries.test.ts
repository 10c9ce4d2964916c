import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../core/transaction.ts';
import { createCampaignStage, noteIssuedAs, plainSheet, redeemAs } from '../testing/campaign-stage.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';

const bytes = (byte: number) => Buffer.alloc(32, byte);

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
      'count_added_raters',
      'forget_drafts',
      'forget_issued',
      'issue_ballot',
      'note_issued',
      'redeem_ballot',
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
        sql`CREATE TEMP TABLE ballot_numbers AS SELECT id AS campaign_id, 1 AS issued, 0 AS redeemed FROM pg_temp.campaigns`,
      );
      await tx.execute(
        sql`CREATE TEMP TABLE spent_tokens (campaign_id uuid, token_hash bytea, digest bytea, place bytea)`,
      );
      await tx.execute(sql`GRANT ALL ON pg_temp.campaigns, pg_temp.ballot_numbers, pg_temp.spent_tokens TO PUBLIC`);
      await tx.execute(sql`CREATE FUNCTION pg_temp.steal() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO pg_temp.loot VALUES (current_user); RETURN NEW; END $$`);
      await tx.execute(
        sql`CREATE TRIGGER steal BEFORE INSERT ON pg_temp.spent_tokens FOR EACH ROW EXECUTE FUNCTION pg_temp.steal()`,
      );
      const answer = await tx.execute<{ outcome: string }>(
        sql`SELECT redeem_ballot(id, ${bytes(1)}, ${bytes(2)}, ${bytes(3)}, ${bytes(4)}) AS outcome FROM pg_temp.campaigns`,
      );
      const loot = await tx.execute(sql`SELECT * FROM pg_temp.loot`);
      expect({ outcome: answer.rows[0]?.outcome, loot: loot.rows }).toEqual({ outcome: 'closed', loot: [] });
    });
  });

  it('take no more ballots than were issued, and issue one to an assignment', async () => {
    const stage = await createCampaignStage(database.owner, { leaders: [{ raters: { peers: 3 } }] });
    const [first, second] = stage.assignments;
    if (!first || !second) throw new Error('the stage has no raters');
    const redeem = () => redeemAs(database.api, stage, first, plainSheet(stage));
    expect(await redeem()).toBe('more-than-issued');
    expect([await noteIssuedAs(database.api, first), await noteIssuedAs(database.api, first)]).toEqual([true, false]);
    expect([await redeem(), await redeem()]).toEqual(['first', 'more-than-issued']);
    expect(await noteIssuedAs(database.api, second)).toBe(true);
    // Three are asked, and no key that nobody has makes a fourth ballot.
    const issue = async (byte: number) => {
      const { campaignId } = stage;
      const answer = await database.api.execute<{ decision: string }>(
        sql`SELECT decision FROM issue_ballot(${campaignId}, ${first.assignmentId}, ${bytes(byte)}, ${bytes(byte)})`,
      );
      return answer.rows[0]?.decision;
    };
    expect([await issue(1), await issue(2)]).toEqual(['first', 'more-than-asked']);
    const alone = sql`SELECT note_issued(${stage.campaignId}, ${bytes(3)}, ${bytes(3)})`;
    for (const login of [database.api, database.mailer, database.tally]) {
      await expect(login.execute(alone)).rejects.toMatchObject({ cause: { code: '42501' } });
    }
    await database.owner.execute(sql`DELETE FROM issued_ballots WHERE assignment_key = ${bytes(1)}`);
    await database.owner.execute(sql`UPDATE ballot_numbers SET issued = 2`);
    const numbers = await database.owner.execute(sql`SELECT issued, redeemed FROM ballot_numbers`);
    expect(numbers.rows).toEqual([{ issued: 2, redeemed: 1 }]);
    for (const table of ['spent_tokens', 'sealed_ballots']) {
      const kept = await database.owner.execute(sql`SELECT 1 FROM ${sql.identifier(table)}`);
      expect(kept.rows).toHaveLength(1);
    }
  });
});
