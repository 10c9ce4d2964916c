import { decideIssue } from '@heartset/ballot/server/decide-issue';
import { CAMPAIGN_STATES } from '@heartset/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCampaignStage } from '../../testing/campaign-stage.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { ballotPhase } from '../ballots/ballots.public.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const states = CAMPAIGN_STATES.filter((state) => state !== 'draft');
const key = Buffer.alloc(32, 9);
const elements = { not: null, same: Buffer.alloc(32, 1), other: Buffer.alloc(32, 2) };

async function decide(campaignId: string, assignmentId: string): Promise<unknown> {
  const answer = await database.api.execute(
    sql`SELECT decision, campaign_state AS state FROM issue_ballot(${campaignId}, ${assignmentId}, ${key}, ${elements.same})`,
  );
  return answer.rows[0];
}

it.each(states)('issue_ballot decides in a campaign that is %s as the protocol does', async (state) => {
  for (const removed of [false, true]) {
    for (const issued of ['not', 'same', 'other'] as const) {
      const { campaignId, assignments } = await createCampaignStage(database.owner, { state });
      const [rater] = assignments;
      if (!rater) throw new Error('the stage has no rater');
      const issuedElement = elements[issued];
      if (issuedElement) {
        await database.owner.execute(
          sql`INSERT INTO issued_ballots (campaign_id, assignment_key, element) VALUES (${campaignId}, ${key}, ${issuedElement})`,
        );
      }
      if (removed) {
        await database.owner.execute(sql`UPDATE invitations SET removed = true WHERE id = ${rater.invitationId}`);
      }
      const decision = decideIssue({ phase: ballotPhase(state), removed, issuedElement }, elements.same);
      const decided = await decide(campaignId, rater.assignmentId);
      expect({ removed, issued, decided }).toEqual({ removed, issued, decided: { decision, state } });
      const noted = await database.owner.execute(
        sql`SELECT element FROM issued_ballots WHERE campaign_id = ${campaignId}`,
      );
      const expected = decision === 'first' ? elements.same : issuedElement;
      expect(noted.rows).toEqual(expected ? [{ element: expected }] : []);
    }
  }
});

it('issue_ballot knows no assignment of another campaign, and issues no more than people are asked', async () => {
  const here = await createCampaignStage(database.owner, { leaders: [{ raters: { peers: 3 } }] });
  const elsewhere = await createCampaignStage(database.owner);
  const [rater] = here.assignments;
  if (!rater) throw new Error('the stage has no rater');
  expect(await decide(elsewhere.campaignId, rater.assignmentId)).toEqual({ decision: null, state: null });
  await database.owner.execute(
    sql`INSERT INTO ballot_numbers (campaign_id, issued, asked) VALUES (${here.campaignId}, 3, 3)`,
  );
  expect(await decide(here.campaignId, rater.assignmentId)).toEqual({
    decision: 'more-than-asked',
    state: 'collecting',
  });
  const noted = await database.owner.execute(
    sql`SELECT 1 FROM issued_ballots WHERE campaign_id IN (${here.campaignId}, ${elsewhere.campaignId})`,
  );
  expect(noted.rows).toEqual([]);
});
