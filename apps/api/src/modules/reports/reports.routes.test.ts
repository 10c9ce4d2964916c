import { reportListSchema, reportSchema } from '@heartset/model/api/reports';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import { auditEvents } from '../../db/schema/audit-events.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { reportShares, selfAssessments } from '../../db/schema/self-assessments.ts';
import { answerAs, type CampaignStage, createCampaignStage, plainSheet } from '../../testing/campaign-stage.ts';
import { countingDeps } from '../../testing/counting-deps.ts';
import { actorOf, createActor, createOrganizationRow } from '../../testing/factories.ts';
import { createOrganizationStage } from '../../testing/organization-stage.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { refreshProgress } from '../tally/refresh-progress.ts';
import { releaseCampaign } from '../tally/release-campaign.ts';
import { tallyCampaign } from '../tally/tally-campaign.ts';

let database: TestDatabase;
let product: TestApp;
let stage: CampaignStage;
let leader: Actor;
let hr: Actor;
let coach: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  product = await createTestApp(database);
  stage = await createCampaignStage(database.owner, { leaders: [{ raters: { 'team-members': 4, peers: 4 } }] });
  leader = await actorOf(database.owner, stage.organizationId, leaderId(), ['leader']);
  hr = await createActor(database.owner, stage.organizationId, ['hr']);
  coach = await createActor(database.owner, stage.organizationId, ['coach']);
});
afterAll(async () => {
  await product.close();
  await database.close();
});

function leaderId(): string {
  const id = stage.leaders[0]?.leaderId;
  if (!id) throw new Error('a leader was staged');
  return id;
}

function read(actor: Actor | null, path = `/api/v1/reports/${stage.campaignId}/${leaderId()}`) {
  return product.app.inject({ url: path, headers: actor ? product.cookieOf(actor) : {} });
}

async function setState(state: 'collecting' | 'closing'): Promise<void> {
  await database.owner
    .update(campaigns)
    .set({ state, graceEndsAt: state === 'closing' ? new Date(0) : null })
    .where(eq(campaigns.id, stage.campaignId));
}

describe('while answers come in', () => {
  it('shows the leader a word per label, refreshed once a day, and no number of answers', async () => {
    for (const assignment of stage.assignments.slice(0, 4)) {
      await answerAs(database.api, stage, assignment, plainSheet(stage));
    }
    const before = reportSchema.parse((await read(leader)).json());
    expect(before.result).toMatchObject({ status: 'collecting', labels: [{ progress: null }, { progress: null }] });
    expect(await refreshProgress(countingDeps(database, product.clock))).toBe(1);
    expect(await refreshProgress(countingDeps(database, product.clock))).toBe(0);
    const after = await read(leader);
    expect(reportSchema.parse(after.json()).result).toMatchObject({
      status: 'collecting',
      labels: [
        { label: 'team-members', invited: 4, progress: 'enough' },
        { label: 'peers', invited: 4, progress: 'not-yet' },
      ],
    });
    expect(after.body).not.toContain('answered');
  });

  it('lists the report for the leader, and for nobody else', async () => {
    const list = async (actor: Actor) => reportListSchema.parse((await read(actor, '/api/v1/reports')).json()).reports;
    expect(await list(leader)).toMatchObject([{ campaignId: stage.campaignId, viewer: 'leader', state: 'collecting' }]);
    expect(await list(hr)).toEqual([]);
    expect(await list(coach)).toEqual([]);
  });
});

describe('a report that shows nothing', () => {
  it('is listed as such for the leader and whoever it is shared with, once it can be read', async () => {
    const members = [2, 5].map((answers) => ({ department: null, level: null, site: null, rating: 3, answers }));
    const other = await createOrganizationStage(database.owner, members, { organizationId: stage.organizationId });
    const [few, enough] = await Promise.all(
      other.leaders.map((each) => actorOf(database.owner, stage.organizationId, each.leaderId, ['leader'])),
    );
    if (!few || !enough) throw new Error('two leaders were staged');
    const listed = async (actor: Actor) => {
      const { reports } = reportListSchema.parse((await read(actor, '/api/v1/reports')).json());
      return reports.filter(({ campaignId }) => campaignId === other.campaignId).map((each) => each.nothingShown);
    };
    expect([await listed(few), await listed(enough)]).toEqual([[false], [false]]);
    const release = () =>
      database.owner
        .update(campaigns)
        .set({ state: 'released', releasedAt: new Date() })
        .where(eq(campaigns.id, other.campaignId));
    await release();
    expect([await listed(few), await listed(enough)]).toEqual([[true], [false]]);
    expect(await listed(coach)).toEqual([]);
    await database.owner
      .insert(reportShares)
      .values({ campaignId: other.campaignId, leaderId: few.personId, readerId: coach.personId });
    expect(await listed(coach)).toEqual([true]);
  });
});

describe('who may read', () => {
  it('refuses whoever is not signed in, with a forged cookie too', async () => {
    expect((await read(null)).json()).toMatchObject({ status: 401, code: 'not-signed-in' });
    const forged = await product.app.inject({
      url: `/api/v1/reports/${stage.campaignId}/${leaderId()}`,
      headers: { cookie: 'heartset_access=eyJhbGciOiJub25lIn0.eyJhdWQiOiJwZXJzb24ifQ.' },
    });
    expect(forged.statusCode).toBe(401);
  });

  it('is 404 for HR when the campaign says leaders alone, for a coach who was not asked, and for another organisation', async () => {
    const foreign = await createActor(database.owner, await createOrganizationRow(database.owner, 'Elsewhere'), ['hr']);
    for (const actor of [hr, coach, foreign]) {
      expect((await read(actor)).json()).toMatchObject({ status: 404, code: 'not-found' });
    }
  });

  it('is 404 for a draft and for a cancelled campaign, also for the leader', async () => {
    for (const state of ['draft', 'cancelled'] as const) {
      const other = await createCampaignStage(database.owner, {
        organizationId: stage.organizationId,
        state,
        leaders: [{ personId: leaderId(), raters: { 'team-members': 4 } }],
      });
      expect((await read(leader, `/api/v1/reports/${other.campaignId}/${leaderId()}`)).statusCode).toBe(404);
    }
  });

  it('lets a coach read what the leader has shared, until it is taken back; the leader alone can share', async () => {
    const share = (actor: Actor, readerIds: string[]) =>
      product.app.inject({
        method: 'PUT',
        url: `/api/v1/reports/${stage.campaignId}/${leaderId()}/shares`,
        headers: product.cookieOf(actor),
        payload: { readerIds },
      });
    expect((await share(hr, [hr.personId])).statusCode).toBe(404);
    const stranger = await createActor(database.owner, await createOrganizationRow(database.owner, 'Far away'), [
      'coach',
    ]);
    expect((await share(leader, [stranger.personId])).json()).toMatchObject({ code: 'person-unknown' });
    expect((await share(leader, [coach.personId])).json()).toMatchObject({
      sharedWith: [{ personId: coach.personId }],
    });
    expect(reportSchema.parse((await read(coach)).json())).toMatchObject({ viewer: 'shared', sharedWith: [] });
    expect((await share(leader, [])).json()).toEqual({ sharedWith: [] });
    expect((await read(coach)).statusCode).toBe(404);
    const events = await database.owner.select().from(auditEvents).where(eq(auditEvents.action, 'report.shared'));
    expect(events).toHaveLength(2);
  });
});

describe('after the campaign has closed', () => {
  it('says that the answers are being counted, then shows the release beside the own ratings', async () => {
    await setState('closing');
    expect((await read(leader)).json()).toMatchObject({ result: { status: 'being-counted' } });
    await database.owner.insert(selfAssessments).values({
      campaignId: stage.campaignId,
      leaderId: leaderId(),
      ratings: { 'self-awareness': 5 },
      sent: true,
    });
    await tallyCampaign(countingDeps(database, product.clock), stage.campaignId);
    await releaseCampaign(database.tally, product.clock, stage.campaignId);
    const report = reportSchema.parse((await read(leader)).json());
    if (report.result.status !== 'released') throw new Error(`the report is ${report.result.status}`);
    expect(report.result.release.blocks).toHaveLength(1);
    expect(report.result.self?.items.find(({ itemId }) => itemId === 'self-awareness')?.self).toMatchObject({
      status: 'shown',
      value: 5,
    });
  });

  it('refuses a release whose stored text was changed', async () => {
    await database.owner.execute(sql`ALTER TABLE releases DISABLE TRIGGER releases_never_change`);
    await database.owner.execute(
      sql`UPDATE releases SET document = replace(document, '"n":4', '"n":5') WHERE campaign_id = ${stage.campaignId}`,
    );
    await database.owner.execute(sql`ALTER TABLE releases ENABLE TRIGGER releases_never_change`);
    expect((await read(leader)).json()).toMatchObject({ status: 500, code: 'release-damaged' });
  });
});
