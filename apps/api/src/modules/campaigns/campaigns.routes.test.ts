import { hcl360Structure } from '@heartset/model';
import type { Campaign, CampaignTransition, LeaderRaters } from '@heartset/model/api/campaigns';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { assignments, invitations } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { answerAs, createCampaignStage, plainSheet } from '../../testing/campaign-stage.ts';
import { actorOf, createActor, createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

const base = '/api/v1/campaigns';
const dayMs = 24 * 3600 * 1000;
const nobody = '00000000-0000-4000-8000-000000000000';

let database: TestDatabase;
let product: TestApp;
let organizationId: string;
let hr: Actor;
let leader: Actor;
let managerId: string;
let peerIds: string[];
let teamIds: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  product = await createTestApp(database);
});
afterAll(async () => {
  await product.close();
  await database.close();
});

/** A manager with a leader and three others; the leader leads a team of five. */
beforeEach(async () => {
  const { owner } = database;
  organizationId = await createOrganizationRow(owner);
  hr = await createActor(owner, organizationId, ['hr']);
  managerId = await createPersonRow(owner, organizationId, { familyName: 'Manager' });
  leader = await createActor(owner, organizationId, ['leader'], { givenName: 'Lea', familyName: 'Ahn', managerId });
  peerIds = await severalPeople(3, { familyName: 'Peer', managerId });
  teamIds = await severalPeople(5, { familyName: 'Team', managerId: leader.personId });
});

async function severalPeople(
  number: number,
  options: { familyName: string; managerId?: string; inDirectory?: boolean },
): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < number; index += 1) {
    ids.push(await createPersonRow(database.owner, organizationId, { ...options, givenName: `N${index}` }));
  }
  return ids;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

function ask(actor: Actor, method: Method, path: string, payload?: object) {
  return product.app.inject({
    method,
    url: `${base}${path}`,
    headers: product.cookieOf(actor),
    ...(payload ? { payload } : {}),
  });
}

const later = (days: number) => new Date(product.clock.now().getTime() + days * dayMs).toISOString();

async function draft(actor = hr, changes: object = {}): Promise<Campaign> {
  const reply = await ask(actor, 'POST', '', {
    name: 'Spring feedback',
    deadlineAt: later(14),
    leaderIds: [leader.personId],
    ...changes,
  });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json<Campaign>();
}

async function opened(actor = hr, changes: object = {}): Promise<Campaign> {
  const { id } = await draft(actor, changes);
  const reply = await ask(actor, 'POST', `/${id}/open`);
  expect(reply.statusCode, reply.body).toBe(200);
  return (await ask(actor, 'GET', `/${id}`)).json<Campaign>();
}

const ratersPath = (campaign: Campaign, leaderId = leader.personId) => `/${campaign.id}/leaders/${leaderId}/raters`;

describe('making a campaign', () => {
  it('makes a draft with raters from the org chart and prompts that give nobody away', async () => {
    const campaign = await draft();
    expect(campaign).toMatchObject({ state: 'draft', kind: 'organization', minimumGroupSize: 3, openedAt: null });
    expect(campaign.instrument).toEqual({ id: 'hcl-360', version: null });
    const safe = hcl360Structure.askOthers.filter((prompt) => !prompt.mayIdentify).map((prompt) => prompt.id);
    expect(campaign.promptIds).toEqual(safe.slice(0, 3));
    expect(campaign.actions).toEqual(['edit', 'open', 'cancel']);
    expect(campaign.leaders).toMatchObject([{ leaderId: leader.personId, name: 'Lea Ahn', raters: 9 }]);
    expect(campaign.leaders[0]?.labels.map(({ label, invited }) => [label, invited])).toEqual([
      ['team-members', 5],
      ['peers+senior-leaders', 4],
    ]);
  });

  it('lets a leader ask about themself alone, whatever leaders are named', async () => {
    const campaign = await draft(leader, { kind: 'leader', leaderIds: [peerIds[0]] });
    expect(campaign.leaders.map((one) => one.leaderId)).toEqual([leader.personId]);
    const listed = (await ask(leader, 'GET', '')).json<{ campaigns: { id: string; mine: boolean }[] }>();
    expect(listed.campaigns).toMatchObject([{ id: campaign.id, mine: true }]);
  });

  it('refuses campaigns for others from a leader, requests from nobody’s leader', async () => {
    const person = await createActor(database.owner, organizationId, []);
    const input = { name: 'Mine', deadlineAt: later(14), leaderIds: [] };
    expect((await ask(leader, 'POST', '', input)).json()).toMatchObject({ status: 403, code: 'not-allowed' });
    expect((await ask(person, 'POST', '', { ...input, kind: 'leader' })).statusCode).toBe(403);
    expect((await ask(hr, 'POST', '', { ...input, kind: 'leader' })).statusCode).toBe(403);
  });

  it('says what is wrong with the input', async () => {
    const input = { name: 'Spring', deadlineAt: later(14), leaderIds: [leader.personId] };
    const refuse = async (changes: object) => (await ask(hr, 'POST', '', { ...input, ...changes })).json();
    expect(await refuse({ deadlineAt: later(0.01) })).toMatchObject({ status: 409, code: 'deadline-too-soon' });
    expect(await refuse({ deadlineAt: later(367) })).toMatchObject({ status: 409, code: 'deadline-too-far' });
    expect(await refuse({ promptIds: ['others-challenges', 'others-horoscope'] })).toMatchObject({
      code: 'prompt-unknown',
      fields: [{ path: 'promptIds.1' }],
    });
    expect(await refuse({ leaderIds: [leader.personId, nobody] })).toMatchObject({
      code: 'person-unknown',
      fields: [{ path: 'leaderIds.1' }],
    });
    expect(await refuse({ minimumGroupSize: 2 })).toMatchObject({ code: 'input-invalid', status: 400 });
    expect(await refuse({ name: '  ' })).toMatchObject({ code: 'input-invalid' });
    expect(await refuse({ name: 'x'.repeat(121) })).toMatchObject({ code: 'input-invalid' });
    expect(await refuse({ name: 'Spring\u0000feedback' })).toMatchObject({ code: 'input-invalid' });
    expect(await refuse({ name: 'Spring\u202Efeedback' })).toMatchObject({ code: 'input-invalid' });
    const [outsider] = await severalPeople(1, { familyName: 'Out', inDirectory: false });
    expect(await refuse({ leaderIds: [outsider] })).toMatchObject({ code: 'person-unknown' });
    const request = await ask(leader, 'POST', '', { ...input, kind: 'leader', releaseMode: 'by-hr' });
    expect(request.json()).toMatchObject({ code: 'input-invalid', fields: [{ path: 'releaseMode' }] });
  });

  it('lets nobody but HR have senior leaders answer under their own name', async () => {
    const identified = { seniorLeaders: 'identified' };
    const refusal = { code: 'input-invalid', status: 400, fields: [{ path: 'seniorLeaders' }] };
    const input = { name: 'Mine', deadlineAt: later(14), kind: 'leader' };
    expect((await ask(leader, 'POST', '', { ...input, ...identified })).json()).toMatchObject(refusal);
    const request = await draft(leader, { kind: 'leader' });
    expect((await ask(leader, 'PATCH', `/${request.id}`, identified)).json()).toMatchObject(refusal);
    // A draft from before the rule.
    await database.owner.update(campaigns).set({ seniorLeaders: 'identified' }).where(eq(campaigns.id, request.id));
    expect((await ask(leader, 'POST', `/${request.id}/open`)).json()).toMatchObject(refusal);
    expect(await draft(hr, identified)).toMatchObject(identified);
  });
});

describe('changing a draft', () => {
  it('changes settings, leaders and raters', async () => {
    const campaign = await draft();
    const patched = await ask(hr, 'PATCH', `/${campaign.id}`, { name: 'Summer', minimumGroupSize: 5, promptIds: [] });
    expect(patched.json()).toMatchObject({ name: 'Summer', minimumGroupSize: 5, promptIds: [] });
    const [first = ''] = peerIds;
    const both = await ask(hr, 'PUT', `/${campaign.id}/leaders`, { leaderIds: [leader.personId, first] });
    expect(both.json<Campaign>().leaders.map((one) => one.leaderId)).toEqual([leader.personId, first]);
    const one = await ask(hr, 'PUT', `/${campaign.id}/leaders`, { leaderIds: [first] });
    expect(one.json<Campaign>().leaders).toMatchObject([{ leaderId: first, raters: 4 }]);
  });

  it('keeps raters edited by hand when other leaders come', async () => {
    const campaign = await draft();
    const raters = teamIds.slice(0, 3).map((personId) => ({ personId, group: 'team-members' }));
    await ask(hr, 'PUT', ratersPath(campaign), { raters });
    await ask(hr, 'PUT', `/${campaign.id}/leaders`, { leaderIds: [leader.personId, ...peerIds] });
    const kept = (await ask(hr, 'GET', ratersPath(campaign))).json<LeaderRaters>();
    expect(kept.raters.map((rater) => rater.personId).sort()).toEqual(teamIds.slice(0, 3).sort());
  });

  it('warns in product words where a group is small, and goes back to the org chart', async () => {
    const campaign = await draft();
    const [peer = ''] = peerIds;
    const raters = [
      ...teamIds.map((personId) => ({ personId, group: 'team-members' })),
      { personId: peer, group: 'senior-leaders' },
    ];
    const edited = (await ask(hr, 'PUT', ratersPath(campaign), { raters })).json<LeaderRaters>();
    expect(edited.warnings).toEqual([
      'Only 1 senior leader is asked. Fewer than 3 answers cannot be shown alone, so senior leaders are counted together with team members.',
    ]);
    expect(edited.raters.find((rater) => rater.personId === peer)).toMatchObject({ source: 'by-hand' });
    expect(edited.raters.filter((rater) => rater.source === 'org-chart')).toHaveLength(5);
    const proposed = (await ask(hr, 'POST', `${ratersPath(campaign)}/propose`)).json<LeaderRaters>();
    expect(proposed.raters.map(({ group, source }) => `${group} ${source}`)).toEqual([
      ...Array.from({ length: 5 }, () => 'team-members org-chart'),
      ...Array.from({ length: 3 }, () => 'peers org-chart'),
      'senior-leaders org-chart',
    ]);
    const above = proposed.raters.filter((rater) => rater.above !== null);
    expect(above.map((rater) => [rater.personId, rater.above])).toEqual([[managerId, 'manager']]);
    expect(proposed.editable).toBe(true);
  });

  it('refuses lists that cannot be', async () => {
    const campaign = await draft();
    const [peer = ''] = peerIds;
    const put = async (raters: object[]) => (await ask(hr, 'PUT', ratersPath(campaign), { raters })).json();
    const group = 'peers';
    expect(await put([{ personId: leader.personId, group }])).toMatchObject({
      code: 'input-invalid',
      fields: [{ path: 'raters.0', message: 'is the leader' }],
    });
    expect(
      await put([
        { personId: peer, group },
        { personId: peer, group },
      ]),
    ).toMatchObject({ code: 'input-invalid', fields: [{ path: 'raters.1' }] });
    expect(await put([{ personId: nobody, group }])).toMatchObject({ code: 'person-unknown', status: 400 });
    expect(await put([{ personId: peer, group: 'others' }])).toMatchObject({ code: 'input-invalid' });
    expect(await put([{ personId: peer, group: 'friends' }])).toMatchObject({ code: 'input-invalid' });
    const unknownLeader = await ask(hr, 'PUT', ratersPath(campaign, peer), { raters: [] });
    expect(unknownLeader.json()).toMatchObject({ code: 'not-found', status: 404 });
  });

  it('counts people from outside as others, and only when somebody from HR includes them', async () => {
    const [outsider = ''] = await severalPeople(1, { familyName: 'Out', inDirectory: false });
    const raters = [{ personId: outsider, group: 'peers' }];
    const byHr = await ask(hr, 'PUT', ratersPath(await draft()), { raters });
    expect(byHr.json<LeaderRaters>().raters).toMatchObject([{ personId: outsider, group: 'others' }]);
    const request = await draft(leader, { kind: 'leader' });
    const byLeader = await ask(leader, 'PUT', ratersPath(request), { raters });
    expect(byLeader.json()).toMatchObject({ code: 'outsiders-need-hr', status: 403 });
    const both = await actorOf(database.owner, organizationId, leader.personId, ['hr', 'leader']);
    const aboutOneself = await draft(hr);
    const own = await ask({ ...both }, 'PUT', ratersPath(aboutOneself), { raters });
    expect(own.statusCode).toBe(403);
  });
});

describe('opening over HTTP', () => {
  it('opens, says where it stands and hands the mails to the queue', async () => {
    const { id } = await draft();
    product.enqueued.length = 0;
    const reply = await ask(hr, 'POST', `/${id}/open`);
    expect(reply.json<CampaignTransition>()).toEqual({ id, state: 'collecting', warnings: [] });
    expect(product.enqueued.map((request) => request.job.name)).toEqual(Array.from({ length: 10 }, () => 'send-mail'));
    const campaign = (await ask(hr, 'GET', `/${id}`)).json<Campaign>();
    expect(campaign).toMatchObject({ state: 'collecting', delivery: { queued: 9, accepted: 0, failed: 0 } });
    expect(campaign.openedAt).not.toBeNull();
    const mail = ['see-invitations', 'withdraw-invitation', 'correct-address'];
    expect(campaign.actions).toEqual(['move-deadline', 'close', 'cancel', ...mail, 'add-people']);
    expect(campaign.leaders[0]?.labels).toMatchObject([
      { label: 'team-members', invited: 5, outlook: 'fine', mergesInto: 'peers+senior-leaders', progress: null },
      { label: 'peers+senior-leaders', invited: 4, outlook: 'tight', mergesInto: 'team-members' },
    ]);
  });

  it('changes nothing of an open campaign: threshold, prompts, leaders, raters', async () => {
    const campaign = await opened();
    const refused = [
      await ask(hr, 'PATCH', `/${campaign.id}`, { minimumGroupSize: 4 }),
      await ask(hr, 'PATCH', `/${campaign.id}`, { promptIds: [] }),
      await ask(hr, 'PUT', `/${campaign.id}/leaders`, { leaderIds: [] }),
      await ask(hr, 'PUT', ratersPath(campaign), { raters: [] }),
      await ask(hr, 'POST', `${ratersPath(campaign)}/propose`),
    ];
    expect(refused.map((reply) => reply.json<{ code: string }>().code)).toEqual(
      Array.from({ length: 5 }, () => 'campaign-not-editable'),
    );
    const again = await ask(hr, 'POST', `/${campaign.id}/open`);
    expect(again.json()).toMatchObject({ code: 'campaign-state-changed', status: 409 });
    expect((await ask(hr, 'GET', `/${campaign.id}`)).json()).toEqual(campaign);
  });

  it('says what is missing, field by field', async () => {
    const { id } = await draft(hr, { leaderIds: [] });
    expect((await ask(hr, 'POST', `/${id}/open`)).json()).toMatchObject({
      code: 'campaign-not-ready',
      status: 409,
      fields: [{ path: 'leaders' }],
    });
  });
});

describe('looking after a campaign', () => {
  it('moves the deadline later, never earlier', async () => {
    const campaign = await opened();
    const move = (deadlineAt: string) => ask(hr, 'PUT', `/${campaign.id}/deadline`, { deadlineAt });
    expect((await move(later(13))).json()).toMatchObject({ code: 'deadline-earlier', status: 409 });
    expect((await move(campaign.deadlineAt)).json()).toMatchObject({ code: 'deadline-earlier' });
    const to = later(20);
    expect((await move(to)).json()).toMatchObject({ deadlineAt: to, state: 'collecting' });
    const unopened = await draft();
    const early = await ask(hr, 'PUT', `/${unopened.id}/deadline`, { deadlineAt: to });
    expect(early.json()).toMatchObject({ code: 'campaign-state-changed' });
  });

  it('closes for HR, not for a leader, and calls the tally', async () => {
    const request = await opened(leader, { kind: 'leader' });
    expect(request.actions).toEqual(['move-deadline', 'cancel']);
    expect((await ask(leader, 'POST', `/${request.id}/close`)).json()).toMatchObject({
      code: 'not-allowed',
      status: 403,
    });
    product.enqueued.length = 0;
    expect((await ask(hr, 'POST', `/${request.id}/close`)).json()).toMatchObject({ state: 'closing' });
    expect(product.enqueued.map((one) => one.job.name)).toEqual(['advance-campaigns']);
    const closing = (await ask(hr, 'GET', `/${request.id}`)).json<Campaign>();
    expect(closing.graceEndsAt).toBe(later(1));
    expect(closing.actions).toEqual(['see-invitations']);
  });

  it('ends the grace in the embedded start only', async () => {
    const campaign = await opened();
    await ask(hr, 'POST', `/${campaign.id}/close`);
    expect((await ask(hr, 'POST', `/${campaign.id}/end-grace`)).statusCode).toBe(404);
    const embedded = await createTestApp(database, { config: { standalone: true }, clock: product.clock });
    const url = `${base}/${campaign.id}`;
    const headers = embedded.cookieOf(hr);
    expect((await embedded.app.inject({ url, headers })).json()).toMatchObject({
      actions: ['end-grace', 'see-invitations'],
    });
    const ended = await embedded.app.inject({ method: 'POST', url: `${url}/end-grace`, headers });
    expect(ended.json()).toMatchObject({ state: 'closing' });
    expect(embedded.enqueued.map((one) => one.job.name)).toEqual(['advance-campaigns']);
    expect((await embedded.app.inject({ url, headers })).json()).toMatchObject({
      graceEndsAt: product.clock.now().toISOString(),
    });
    await embedded.close();
  });

  it('cancels unseen', async () => {
    const campaign = await opened();
    expect((await ask(hr, 'POST', `/${campaign.id}/cancel`)).json()).toMatchObject({ state: 'cancelled' });
    expect((await ask(hr, 'POST', `/${campaign.id}/cancel`)).json()).toMatchObject({ code: 'campaign-state-changed' });
    expect((await ask(hr, 'PATCH', `/${campaign.id}`, { name: 'X' })).json()).toMatchObject({
      code: 'campaign-not-editable',
    });
  });

  it('withdraws an invitation in the same words, whoever has answered', async () => {
    const leaders = [{ raters: { 'team-members': 7 } }];
    const stage = await createCampaignStage(database.owner, { organizationId, leaders });
    const [answered, silent] = stage.assignments;
    if (!answered || !silent) throw new Error('the stage has no assignments');
    await answerAs(database.api, stage, answered, plainSheet(stage));
    const before = (await ask(hr, 'GET', `/${stage.campaignId}/invitations`)).json();
    const replies = [];
    for (const { invitationId } of [answered, silent, answered]) {
      replies.push(await ask(hr, 'DELETE', `/${stage.campaignId}/invitations/${invitationId}`));
    }
    expect(replies.map((reply) => [reply.statusCode, reply.body])).toEqual(
      Array.from({ length: 3 }, () => [200, '{"warnings":[]}']),
    );
    const after = (await ask(hr, 'GET', `/${stage.campaignId}/invitations`)).json();
    const gone = [answered.invitationId, silent.invitationId];
    expect(after.invitations).toEqual(
      before.invitations.map((one: { invitationId: string }) => ({ ...one, removed: gone.includes(one.invitationId) })),
    );
    expect((await ask(hr, 'DELETE', `/${stage.campaignId}/invitations/${nobody}`)).statusCode).toBe(404);
  });

  it('shows the same to HR, whoever was issued a ballot', async () => {
    const stage = await createCampaignStage(database.owner, { organizationId });
    const read = async () => [
      (await ask(hr, 'GET', `/${stage.campaignId}`)).body,
      (await ask(hr, 'GET', `/${stage.campaignId}/invitations`)).body,
      (await ask(hr, 'GET', `/${stage.campaignId}/leaders/${stage.leaders[0]?.leaderId}/raters`)).body,
    ];
    const before = await read();
    for (const assignment of stage.assignments.slice(0, 4)) {
      await answerAs(database.api, stage, assignment, plainSheet(stage));
    }
    expect(await read()).toEqual(before);
  });
});

describe('who may', () => {
  const paths: [Method, string, object?][] = [
    ['GET', ''],
    ['PATCH', '', { name: 'X' }],
    ['PUT', '/leaders', { leaderIds: [] }],
    ['PUT', '/deadline', { deadlineAt: '2090-01-01T00:00:00Z' }],
    ['POST', '/open'],
    ['POST', '/close'],
    ['POST', '/cancel'],
    ['POST', '/release'],
    ['GET', '/invitations'],
    ['DELETE', `/invitations/${nobody}`],
    ['GET', `/leaders/${nobody}/raters`],
    ['PUT', `/leaders/${nobody}/raters`, { raters: [] }],
    ['POST', `/leaders/${nobody}/raters/propose`],
    ['GET', '/events'],
  ];

  it('wants a signed-in person everywhere', async () => {
    for (const [method, path, payload] of paths) {
      const url = `${base}/${nobody}${path}`;
      const reply = await product.app.inject({ method, url, ...(payload ? { payload } : {}) });
      expect([method, path, reply.json<{ code: string }>().code]).toEqual([method, path, 'not-signed-in']);
    }
    expect((await product.app.inject({ url: base })).statusCode).toBe(401);
  });

  it('knows no campaign of another organisation', async () => {
    const campaign = await draft();
    const elsewhere = await createOrganizationRow(database.owner, 'Elsewhere');
    const stranger = await createActor(database.owner, elsewhere, ['hr', 'leader']);
    for (const [method, path, payload] of paths) {
      const reply = await ask(stranger, method, `/${campaign.id}${path}`, payload);
      expect([method, path, reply.statusCode]).toEqual([method, path, 404]);
    }
    expect((await ask(stranger, 'GET', '')).json()).toEqual({ campaigns: [] });
    const foreign = await ask(stranger, 'POST', '', {
      name: 'Theirs',
      deadlineAt: later(14),
      leaderIds: [leader.personId],
    });
    expect(foreign.json()).toMatchObject({ code: 'person-unknown' });
  });

  it('refuses everybody else of the organisation, the leader it is about included', async () => {
    const campaign = await opened();
    const person = await createActor(database.owner, organizationId, ['coach']);
    for (const [method, path, payload] of paths) {
      for (const actor of [person, leader]) {
        const reply = await ask(actor, method, `/${campaign.id}${path}`, payload);
        expect([method, path, reply.statusCode]).toEqual([method, path, 403]);
      }
    }
    expect((await ask(leader, 'GET', '')).json()).toEqual({ campaigns: [] });
  });

  it('leaves a leader’s request to the leader until it runs; HR sees it and looks after it', async () => {
    const request = await draft(leader, { kind: 'leader' });
    const status = async (method: Method, path: string, payload?: object) =>
      (await ask(hr, method, `/${request.id}${path}`, payload)).statusCode;
    expect(await status('GET', '')).toBe(200);
    expect(await status('PATCH', '', { name: 'X' })).toBe(403);
    expect(await status('POST', '/open')).toBe(403);
    expect(await status('GET', `/leaders/${leader.personId}/raters`)).toBe(403);
    expect((await ask(leader, 'PUT', `/${request.id}/leaders`, { leaderIds: peerIds })).statusCode).toBe(403);
    expect((await ask(leader, 'POST', `/${request.id}/open`)).statusCode).toBe(200);
    expect(await status('PUT', '/deadline', { deadlineAt: later(30) })).toBe(200);
    const [invitation] = await database.owner
      .select({ id: invitations.id })
      .from(invitations)
      .where(eq(invitations.campaignId, request.id));
    const withdraw = `/${request.id}/invitations/${invitation?.id}`;
    await database.owner.update(invitations).set({ delivery: 'failed' }).where(eq(invitations.campaignId, request.id));
    await database.owner
      .update(outboxMails)
      .set({ state: 'failed', errorCode: 'address-refused' })
      .where(eq(outboxMails.campaignId, request.id));
    expect((await ask(leader, 'DELETE', withdraw)).statusCode).toBe(403);
    expect((await ask(hr, 'DELETE', withdraw)).statusCode).toBe(200);
  });

  it('tells whoever is rated how many invitations arrived, and never whose', async () => {
    const request = await draft(leader, { kind: 'leader' });
    const about = (id: string) => eq(invitations.campaignId, id);
    expect((await ask(leader, 'POST', `/${request.id}/open`)).statusCode).toBe(200);
    const [gone, failed] = await database.owner.select().from(invitations).where(about(request.id));
    const one = (invitation: typeof gone) => eq(invitations.id, invitation?.id ?? '');
    await database.owner.update(outboxMails).set({ state: 'sent' }).where(eq(outboxMails.campaignId, request.id));
    await database.owner.update(invitations).set({ delivery: 'accepted' }).where(about(request.id));
    await database.owner.update(invitations).set({ removed: true }).where(one(gone));
    await database.owner.update(invitations).set({ delivery: 'failed' }).where(one(failed));

    const refused = await ask(leader, 'GET', `/${request.id}/invitations`);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'not-allowed']);
    const seen = await ask(leader, 'GET', `/${request.id}`);
    const invited = await database.owner.$count(invitations, about(request.id));
    // The number goes on holding whoever was taken out: one that went down would tell of it.
    expect(seen.json()).toMatchObject({ delivery: { queued: 0, accepted: invited - 1, failed: 1 } });
    expect(seen.json().actions).not.toContain('see-invitations');
    // Nor does the list of those who are asked say it: the leader chose them, and it has stayed as it was.
    const raters = await ask(leader, 'GET', `/${request.id}/leaders/${leader.personId}/raters`);
    expect(raters.json().raters).toHaveLength(invited);
    expect(raters.body).not.toMatch(/removed|failed|delivery/);

    const byName = (await ask(hr, 'GET', `/${request.id}/invitations`)).json();
    expect(byName.invitations.filter((entry: { removed: boolean }) => entry.removed)).toHaveLength(1);
    expect((await ask(hr, 'GET', `/${request.id}`)).json().actions).toContain('see-invitations');
  });

  it('shows no names of invitations to somebody from HR who is rated, in a request or in HR’s campaign', async () => {
    const rated = await createActor(database.owner, organizationId, ['hr', 'leader'], { managerId });
    await severalPeople(4, { familyName: 'Hers', managerId: rated.personId });
    const own = await draft(rated, { kind: 'leader' });
    const byHr = await draft(hr, { leaderIds: [rated.personId] });
    for (const [actor, { id }] of [
      [rated, own],
      [hr, byHr],
    ] as const) {
      expect((await ask(actor, 'POST', `/${id}/open`)).statusCode).toBe(200);
      expect((await ask(rated, 'GET', `/${id}/invitations`)).statusCode).toBe(403);
      expect((await ask(hr, 'GET', `/${id}/invitations`)).statusCode).toBe(200);
      expect((await ask(rated, 'GET', `/${id}`)).json()).toMatchObject({ delivery: { accepted: 0, failed: 0 } });
    }
  });

  it('compares with other campaigns thirty times a minute at most for one person, and for nobody else behind the same address', async () => {
    const organizationId = await createOrganizationRow(database.owner);
    const [eager, calm] = await Promise.all([1, 2].map(() => createActor(database.owner, organizationId, ['hr'])));
    if (!eager || !calm) throw new Error('two people');
    const check = async (actor: Actor) => (await ask(actor, 'GET', `/${nobody}/opening`)).statusCode;
    const answers: number[] = [];
    for (let time = 0; time < 31; time += 1) answers.push(await check(eager));
    expect([new Set(answers.slice(0, 30)), answers.at(-1)]).toEqual([new Set([404]), 429]);
    expect((await ask(eager, 'POST', `/${nobody}/open`)).statusCode).toBe(429);
    expect((await ask(eager, 'POST', `/${nobody}/close`)).statusCode).toBe(404);
    expect(await check(calm)).toBe(404);
  });

  it('takes a malformed id for a bad request', async () => {
    for (const path of ['/7', '/7/events', `/${nobody}/leaders/7/raters`]) {
      expect((await ask(hr, 'GET', path)).json()).toMatchObject({ code: 'input-invalid', status: 400 });
    }
    expect((await ask(hr, 'GET', `/${nobody}`)).json()).toMatchObject({ code: 'not-found' });
  });
});

describe('releasing by hand', () => {
  it('waits for the tally and refuses campaigns that release themselves', async () => {
    const leaders = [{ raters: { 'team-members': 3 } }];
    const byHr = await createCampaignStage(database.owner, { organizationId, leaders, releaseMode: 'by-hr' });
    const release = (id: string) => ask(hr, 'POST', `/${id}/release`);
    expect((await release(byHr.campaignId)).json()).toMatchObject({ code: 'campaign-state-changed' });
    await database.owner.update(campaigns).set({ state: 'closed' }).where(eq(campaigns.id, byHr.campaignId));
    expect((await release(byHr.campaignId)).json()).toMatchObject({ code: 'campaign-not-ready', status: 409 });
    const bySelf = await createCampaignStage(database.owner, { organizationId, leaders, state: 'closed' });
    expect((await release(bySelf.campaignId)).json()).toMatchObject({ code: 'campaign-not-ready' });
    expect(await database.owner.$count(assignments, eq(assignments.campaignId, byHr.campaignId))).toBe(3);
  });
});
