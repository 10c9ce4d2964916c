import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAs, createCampaignStage, plainSheet } from './campaign-stage.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe('a campaign as a stage for tests', () => {
  it('joins groups below the threshold, and gives one invitation to who rates two leaders', async () => {
    const stage = await createCampaignStage(database.owner, {
      leaders: [
        { raters: { 'team-members': ['ada', 'ben', 'cy'], peers: 2, 'senior-leaders': 1 } },
        { raters: { 'team-members': ['ada', 'ben', 'cy', 'dee'] } },
      ],
    });
    expect(stage.leaders[0]?.labels.map((label) => label.label)).toEqual(['team-members', 'peers+senior-leaders']);
    expect(stage.assignments).toHaveLength(10);
    expect(stage.invitations).toHaveLength(7);
  });

  it('takes answers', async () => {
    const stage = await createCampaignStage(database.owner);
    for (const assignment of stage.assignments) await answerAs(database.api, stage, assignment, plainSheet(stage));
    const sheets = await database.tally.execute<{ n: number }>(
      sql`SELECT count(*)::int AS n FROM sealed_ballots WHERE campaign_id = ${stage.campaignId}`,
    );
    expect(sheets.rows[0]?.n).toBe(stage.assignments.length);
  });
});
