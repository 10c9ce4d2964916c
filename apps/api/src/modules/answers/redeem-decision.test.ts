import { decideRedeem } from '@heartset/ballot/server/decide-redeem';
import { sealedPlaceBytes } from '@heartset/ballot/server/sealed-place';
import { CAMPAIGN_STATES } from '@heartset/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCampaignStage, plainSheet, redeemAs } from '../../testing/campaign-stage.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { ballotPhase } from '../ballots/ballots.public.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const states = CAMPAIGN_STATES.filter((state) => state !== 'draft');

it.each(states)('redeem_ballot decides in a campaign that is %s as the protocol does', async (state) => {
  for (const spent of ['not', 'same', 'other'] as const) {
    for (const numbers of [null, { issued: 1, redeemed: 1 }, { issued: 2, redeemed: 1 }]) {
      const stage = await createCampaignStage(database.owner, { state });
      const [rater] = stage.assignments;
      if (!rater) throw new Error('the stage has no rater');
      const token = { hash: Buffer.alloc(32, 1), digest: Buffer.alloc(32, 2) };
      const before = { not: null, same: token.digest, other: Buffer.alloc(32, 3) }[spent];
      if (before) {
        await database.owner.execute(sql`
          INSERT INTO spent_tokens (campaign_id, token_hash, digest, place)
          VALUES (${stage.campaignId}, ${token.hash}, ${before}, ${Buffer.alloc(sealedPlaceBytes)})`);
      }
      if (numbers) {
        await database.owner.execute(
          sql`INSERT INTO ballot_numbers VALUES (${stage.campaignId}, ${numbers.issued}, ${numbers.redeemed})`,
        );
      }
      const { issued, redeemed } = numbers ?? { issued: 0, redeemed: 0 };
      const standing = { phase: ballotPhase(state), verified: true, spentDigest: before, issued, redeemed };
      const decided = await redeemAs(database.api, stage, rater, plainSheet(stage), token);
      expect({ spent, numbers, decided }).toEqual({ spent, numbers, decided: decideRedeem(standing, token.digest) });
      const ballots = await database.owner.execute(
        sql`SELECT 1 FROM sealed_ballots WHERE campaign_id = ${stage.campaignId}`,
      );
      expect(ballots.rows).toHaveLength(decided === 'first' ? 1 : 0);
    }
  }
});
