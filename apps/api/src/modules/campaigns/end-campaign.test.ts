import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import { auditEvents } from '../../db/schema/audit-events.ts';
import { sealedBallots, spentTokens } from '../../db/schema/ballots.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import {
  answerAs,
  type CampaignStage,
  createCampaignStage,
  plainSheet,
  type StageOptions,
} from '../../testing/campaign-stage.ts';
import { countingDeps } from '../../testing/counting-deps.ts';
import { actorOf, createActor } from '../../testing/factories.ts';
import { outcomeOf } from '../../testing/outcome-of.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { advanceCampaigns } from '../tally/advance-campaigns.ts';
import { releaseCampaign as computeReleases } from '../tally/release-campaign.ts';
import { tallyCampaign } from '../tally/tally-campaign.ts';
import { cancelCampaign } from './cancel-campaign.ts';
import { closeCampaign } from './close-campaign.ts';
import { moveDeadline } from './move-deadline.ts';
import { releaseCampaign } from './release-campaign.ts';

const hourMs = 3_600_000;
const clock = createTestClock();

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function staged(options: StageOptions = {}): Promise<{ stage: CampaignStage; hr: Actor; campaignId: string }> {
  const stage = await createCampaignStage(database.owner, options);
  const hr = await actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']);
  return { stage, hr, campaignId: stage.campaignId };
}

const rowOf = async (campaignId: string) =>
  (await database.owner.select().from(campaigns).where(eq(campaigns.id, campaignId)))[0];

const actionsOn = async (campaignId: string) =>
  (await database.owner.select().from(auditEvents).where(eq(auditEvents.targetId, campaignId))).map(
    (row) => row.action,
  );

describe('closing', () => {
  it('is done once by two who close at once, and the grace counts from there', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { stage, hr, campaignId } = await staged({ graceHours: 12 });
      const other = await createActor(database.owner, stage.organizationId, ['hr']);
      const outcomes = await Promise.all(
        [hr, other].map((actor) => outcomeOf(closeCampaign(database.api, actor, { campaignId }, clock))),
      );
      expect(outcomes.sort()).toEqual(['campaign-state-changed', 'done']);
      expect(await rowOf(campaignId)).toMatchObject({
        state: 'closing',
        graceEndsAt: new Date(clock.now().getTime() + 12 * hourMs),
      });
      expect(await actionsOn(campaignId)).toEqual(['campaign.closed-early']);
    }
  });

  it('loses nothing when the deadline passes at the same moment', async () => {
    const { hr, campaignId } = await staged({ deadlineAt: new Date(clock.now().getTime() - 1000) });
    const [closed] = await Promise.all([
      outcomeOf(closeCampaign(database.api, hr, { campaignId }, clock)),
      advanceCampaigns(database.tally, clock),
    ]);
    expect(['done', 'campaign-state-changed']).toContain(closed);
    expect((await rowOf(campaignId))?.state).toBe('closing');
  });

  it('is not for somebody from HR who is rated in it', async () => {
    const { stage, campaignId } = await staged();
    const rated = stage.leaders[0]?.leaderId ?? '';
    const actor = await actorOf(database.owner, stage.organizationId, rated, ['hr', 'leader']);
    expect(await outcomeOf(closeCampaign(database.api, actor, { campaignId }, clock))).toBe('not-allowed');
  });

  it('comes first or not at all when somebody cancels at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { hr, campaignId } = await staged();
      const outcomes = await Promise.all([
        outcomeOf(closeCampaign(database.api, hr, { campaignId }, clock)),
        outcomeOf(cancelCampaign(database.api, hr, { campaignId })),
      ]);
      expect([...outcomes].sort()).toEqual(['campaign-state-changed', 'done']);
      expect((await rowOf(campaignId))?.state).toBe(outcomes[0] === 'done' ? 'closing' : 'cancelled');
    }
  });
});

describe('cancelling', () => {
  it('leaves no answer behind, and no report ever', async () => {
    const { stage, hr, campaignId } = await staged();
    for (const assignment of stage.assignments.slice(0, 3)) {
      await answerAs(database.api, stage, assignment, plainSheet(stage));
    }
    const { jobs } = await cancelCampaign(database.api, hr, { campaignId });
    expect(jobs[0]?.job.name).toBe('advance-campaigns');
    await advanceCampaigns(database.tally, clock);
    expect(await database.owner.$count(sealedBallots, eq(sealedBallots.campaignId, campaignId))).toBe(0);
    expect(await database.owner.$count(spentTokens, eq(spentTokens.campaignId, campaignId))).toBe(0);
    expect((await rowOf(campaignId))?.state).toBe('cancelled');
  });

  it('is too late once it is closing', async () => {
    const { hr, campaignId } = await staged({ state: 'closing' });
    expect(await outcomeOf(cancelCampaign(database.api, hr, { campaignId }))).toBe('campaign-state-changed');
  });
});

describe('moving the deadline', () => {
  it('ends with the later of two that are set at once', async () => {
    const { hr, campaignId } = await staged();
    const at = (days: number) => new Date(clock.now().getTime() + days * 24 * hourMs);
    const move = (days: number) =>
      outcomeOf(moveDeadline(database.api, hr, { campaignId, deadlineAt: at(days).toISOString() }, clock));
    const outcomes = await Promise.all([move(20), move(30), move(25)]);
    expect(outcomes[1]).toBe('done');
    expect(outcomes.every((one) => one === 'done' || one === 'deadline-earlier')).toBe(true);
    expect((await rowOf(campaignId))?.deadlineAt).toEqual(at(30));
  });

  it('gives at least an hour, also when the old one has just passed', async () => {
    const { hr, campaignId } = await staged({ deadlineAt: new Date(clock.now().getTime() - 60_000) });
    const move = (ms: number) =>
      outcomeOf(
        moveDeadline(
          database.api,
          hr,
          { campaignId, deadlineAt: new Date(clock.now().getTime() + ms).toISOString() },
          clock,
        ),
      );
    expect(await move(hourMs / 2)).toBe('deadline-too-soon');
    expect(await move(367 * 24 * hourMs)).toBe('deadline-too-far');
    expect(await move(2 * hourMs)).toBe('done');
  });
});

describe('releasing by hand', () => {
  it('waits for the reports of all, then happens once', async () => {
    const { stage, hr, campaignId } = await staged({
      releaseMode: 'by-hr',
      state: 'collecting',
      leaders: [{ raters: { 'team-members': 3 } }, { raters: { peers: 4 } }],
    });
    for (const assignment of stage.assignments) await answerAs(database.api, stage, assignment, plainSheet(stage));
    await closeCampaign(database.api, hr, { campaignId }, clock);
    await tallyCampaign(countingDeps(database, clock), campaignId);
    expect((await rowOf(campaignId))?.state).toBe('closed');
    const release = () => outcomeOf(releaseCampaign(database.api, hr, { campaignId }, clock));
    expect(await release()).toBe('campaign-not-ready');
    expect(await computeReleases(database.tally, clock, campaignId)).toBe('ready');
    expect((await Promise.all([release(), release()])).sort()).toEqual(['campaign-state-changed', 'done']);
    expect(await rowOf(campaignId)).toMatchObject({ state: 'released', releasedAt: clock.now() });
  });
});
