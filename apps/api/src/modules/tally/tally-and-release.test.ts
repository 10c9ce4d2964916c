import { leaderReleaseSchema } from '@heartset/model';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaigns } from '../../db/schema/campaigns.ts';
import { releases, tallyBlocks, tallyParts, uncountedLeaders } from '../../db/schema/results.ts';
import { closeAfterGrace } from '../../testing/campaign-rounds.ts';
import {
  answerAs,
  type CampaignStage,
  createCampaignStage,
  noteIssuedAs,
  plainSheet,
  redeemAs,
} from '../../testing/campaign-stage.ts';
import { countingDeps } from '../../testing/counting-deps.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { advanceCampaigns } from './advance-campaigns.ts';
import { releaseCampaign } from './release-campaign.ts';
import { tallyCampaign } from './tally-campaign.ts';

let database: TestDatabase;
const clock = createTestClock();
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function countRows(
  table: 'sealed_ballots' | 'spent_tokens' | 'ballot_numbers' | 'issued_ballots',
  campaignId: string,
): Promise<number> {
  const result = await database.owner.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM ${sql.identifier(table)} WHERE campaign_id = ${campaignId}`,
  );
  return result.rows[0]?.count ?? -1;
}

async function stateOf(campaignId: string) {
  const [row] = await database.owner.select().from(campaigns).where(eq(campaigns.id, campaignId));
  return row;
}

/** Answers from the first `n` of each group, then moves the campaign into a grace that is over. */
async function answerAndClose(stage: CampaignStage, answers: Record<string, number>): Promise<void> {
  const left = { ...answers };
  for (const assignment of stage.assignments) {
    if ((left[assignment.group] ?? 0) <= 0) continue;
    left[assignment.group] = (left[assignment.group] ?? 0) - 1;
    const rating = assignment.group === 'peers' ? 2 : 4;
    await answerAs(database.api, stage, assignment, {
      ratings: plainSheet(stage, rating).ratings,
      comments: stage.promptIds.map((promptId) => ({
        promptId,
        text: `${assignment.group} says`,
        mode: 'as-written' as const,
      })),
    });
  }
  await closeAfterGrace(database.owner, stage.campaignId);
}

describe('the tally and the release', () => {
  it('writes counts, deletes every ballot, token, number and issued bit, and releases', async () => {
    const stage = await createCampaignStage(database.owner, { leaders: [{ raters: { 'team-members': 5, peers: 4 } }] });
    await answerAndClose(stage, { 'team-members': 4, peers: 3 });
    expect(await countRows('sealed_ballots', stage.campaignId)).toBe(7);

    const { outcome } = await tallyCampaign(countingDeps(database, clock), stage.campaignId);
    expect(outcome).toBe('tallied');
    expect(await countRows('sealed_ballots', stage.campaignId)).toBe(0);
    expect(await countRows('spent_tokens', stage.campaignId)).toBe(0);
    expect(await releaseCampaign(database.tally, clock, stage.campaignId)).toBe('released');
    expect(await countRows('issued_ballots', stage.campaignId)).toBe(0);
    expect((await stateOf(stage.campaignId))?.state).toBe('released');
    const [stored] = await database.owner.select().from(releases).where(eq(releases.campaignId, stage.campaignId));
    const release = leaderReleaseSchema.parse(JSON.parse(stored?.document ?? ''));
    expect(release.blocks.map((block) => [block.block, block.status, 'n' in block ? block.n : null])).toEqual([
      ['team-members', 'shown', 4],
      ['peers', 'shown', 3],
    ]);
    // Everybody in a group said the same: the guard shows the clipped value nowhere but at the ends, 4 and 2 are not ends.
    expect(release.cells.every((cell) => cell.everyoneElse.status === 'shown' && cell.everyoneElse.value === 3)).toBe(
      true,
    );
    expect(await countRows('ballot_numbers', stage.campaignId)).toBe(0);
  });

  it('writes nothing about a block that is held back, not even how many answered', async () => {
    const stage = await createCampaignStage(database.owner, { leaders: [{ raters: { 'team-members': 5 } }] });
    await answerAndClose(stage, { 'team-members': 2 });
    await tallyCampaign(countingDeps(database, clock), stage.campaignId);
    const blocks = await database.owner.select().from(tallyBlocks).where(eq(tallyBlocks.campaignId, stage.campaignId));
    expect(blocks.map(({ block, answered, counts }) => [block, answered, counts])).toEqual([
      ['team-members', null, null],
    ]);
    await releaseCampaign(database.tally, clock, stage.campaignId);
    const [stored] = await database.owner.select().from(releases).where(eq(releases.campaignId, stage.campaignId));
    expect(stored?.document).not.toContain('"n":');
  });

  it('is done once when two do it at the same time', async () => {
    const stage = await createCampaignStage(database.owner);
    await answerAndClose(stage, { 'team-members': 4, peers: 3 });
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => tallyCampaign(countingDeps(database, clock), stage.campaignId)),
    );
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['not-due', 'not-due', 'tallied']);
    await Promise.all([1, 2, 3].map(() => releaseCampaign(database.tally, clock, stage.campaignId)));
    const stored = await database.owner.select().from(releases).where(eq(releases.campaignId, stage.campaignId));
    expect(stored).toHaveLength(1);
  });

  it('waits for the grace while a ballot is still out, and counts what arrives in it', async () => {
    const stage = await createCampaignStage(database.owner, { leaders: [{ raters: { 'team-members': 4 } }] });
    const [first, second, third, fourth] = stage.assignments;
    if (!first || !second || !third || !fourth) throw new Error('four raters were staged');
    for (const rater of [first, second, third]) await answerAs(database.api, stage, rater, plainSheet(stage));
    expect(await noteIssuedAs(database.api, fourth)).toBe(true);
    await database.owner
      .update(campaigns)
      .set({ state: 'closing', graceEndsAt: new Date(clock.now().getTime() + 3_600_000) })
      .where(eq(campaigns.id, stage.campaignId));
    expect((await tallyCampaign(countingDeps(database, clock), stage.campaignId)).outcome).toBe('not-due');
    expect(await redeemAs(database.api, stage, fourth, plainSheet(stage, 5))).toBe('first');
    expect((await tallyCampaign(countingDeps(database, clock), stage.campaignId)).outcome).toBe('tallied');
    const [block] = await database.owner.select().from(tallyBlocks).where(eq(tallyBlocks.campaignId, stage.campaignId));
    expect(block?.answered).toBe(4);
  });

  it('keeps everything about a leader whose ballots and tokens do not add up', async () => {
    const stage = await createCampaignStage(database.owner);
    await answerAndClose(stage, { 'team-members': 3 });
    await database.owner.execute(
      sql`DELETE FROM sealed_ballots WHERE ctid IN (SELECT ctid FROM sealed_ballots WHERE campaign_id = ${stage.campaignId} LIMIT 1)`,
    );
    await tallyCampaign(countingDeps(database, clock), stage.campaignId);
    const uncounted = await database.owner.select().from(uncountedLeaders);
    expect(uncounted.map(({ campaignId, code }) => [campaignId, code])).toEqual([[stage.campaignId, 'numbers-differ']]);
    expect(await countRows('sealed_ballots', stage.campaignId)).toBe(2);
    expect(await countRows('spent_tokens', stage.campaignId)).toBe(3);
    for (const table of [releases, tallyBlocks, tallyParts]) {
      expect(await database.owner.select().from(table).where(eq(table.campaignId, stage.campaignId))).toEqual([]);
    }
  });

  it('leaves the releasing to HR when the campaign says so', async () => {
    const stage = await createCampaignStage(database.owner, { releaseMode: 'by-hr' });
    await answerAndClose(stage, { 'team-members': 4, peers: 3 });
    await tallyCampaign(countingDeps(database, clock), stage.campaignId);
    expect(await releaseCampaign(database.tally, clock, stage.campaignId)).toBe('ready');
    expect((await stateOf(stage.campaignId))?.state).toBe('closed');
  });

  it('never changes a release, not even as the owner', async () => {
    await expect(database.owner.execute(sql`UPDATE releases SET document = '{}'`)).rejects.toThrow();
    await expect(database.owner.execute(sql`DELETE FROM releases`)).rejects.toThrow();
    await expect(database.owner.execute(sql`TRUNCATE releases`)).rejects.toThrow();
  });
});

describe('the sweep', () => {
  it('closes at the deadline, and no earlier when everybody has answered', async () => {
    const late = await createCampaignStage(database.owner, { deadlineAt: new Date(clock.now().getTime() - 1000) });
    const complete = await createCampaignStage(database.owner, { leaders: [{ raters: { peers: 3 } }] });
    for (const assignment of complete.assignments)
      await answerAs(database.api, complete, assignment, plainSheet(complete));
    const open = await createCampaignStage(database.owner);
    const { jobs } = await advanceCampaigns(database.tally, clock);
    expect((await stateOf(late.campaignId))?.state).toBe('closing');
    expect((await stateOf(complete.campaignId))?.state).toBe('collecting');
    expect((await stateOf(open.campaignId))?.state).toBe('collecting');
    expect(jobs.map(({ key }) => key)).not.toContain(`tally:${complete.campaignId}`);
  });

  it('counts at once after the deadline where nothing is under way', async () => {
    const deadlineAt = new Date(Date.now() + 3600_000);
    const complete = await createCampaignStage(database.owner, { deadlineAt, leaders: [{ raters: { peers: 3 } }] });
    for (const assignment of complete.assignments)
      await answerAs(database.api, complete, assignment, plainSheet(complete));
    const afterwards = { now: () => new Date(deadlineAt.getTime() + 1000) };
    const { jobs } = await advanceCampaigns(database.tally, afterwards);
    expect((await stateOf(complete.campaignId))?.state).toBe('closing');
    expect(jobs.map(({ key }) => key)).toContain(`tally:${complete.campaignId}`);
  });

  it('deletes unseen what a cancelled campaign had collected', async () => {
    const stage = await createCampaignStage(database.owner);
    const [first] = stage.assignments;
    if (!first) throw new Error('raters were staged');
    await answerAs(database.api, stage, first, plainSheet(stage));
    await database.owner.update(campaigns).set({ state: 'cancelled' }).where(eq(campaigns.id, stage.campaignId));
    await advanceCampaigns(database.tally, clock);
    for (const table of ['sealed_ballots', 'spent_tokens', 'ballot_numbers', 'issued_ballots'] as const) {
      expect(await countRows(table, stage.campaignId)).toBe(0);
    }
  });
});

describe("the tally's login", () => {
  it.each([
    'people',
    'invitations',
    'assignments',
    'outbox_mails',
    'sign_in_requests',
    'self_assessments',
    'campaign_leaders',
  ])('cannot read %s', async (table) => {
    await expect(database.tally.execute(sql`SELECT * FROM ${sql.identifier(table)}`)).rejects.toThrow();
  });
});
