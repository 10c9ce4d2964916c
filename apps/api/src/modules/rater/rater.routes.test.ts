import { encodeRaterCode } from '@heartset/model';
import { raterInvitationSchema } from '@heartset/model/api/rater';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/client.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { people } from '../../db/schema/people.ts';
import { answerAs, type CampaignStage, createCampaignStage, plainSheet } from '../../testing/campaign-stage.ts';
import { actorOf } from '../../testing/factories.ts';
import { drawToken } from '../../testing/play-device.ts';
import { createTestApp, createTestClock, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

let database: TestDatabase;
let product: TestApp;
let stage: CampaignStage;
beforeAll(async () => {
  database = await createTestDatabase();
  product = await createTestApp(database);
  stage = await createCampaignStage(database.owner, {
    leaders: [
      { name: 'Ada', raters: { 'team-members': ['kim', 'lee', 'mo', 'nia'], peers: 2, 'senior-leaders': 1 } },
      { name: 'Ben', raters: { 'team-members': 3, peers: ['kim', 'oz', 'pia'] } },
    ],
  });
});
afterAll(async () => {
  await product.close();
  await database.close();
});

function rater(name: string) {
  const invitation = stage.invitations.find((one) => one.name === name);
  if (!invitation) throw new Error(`nobody is called ${name}`);
  const own = stage.assignments.filter((one) => one.invitationId === invitation.invitationId);
  const [first] = own;
  if (!first) throw new Error(`${name} rates nobody`);
  return { ...invitation, first, assignments: own, cookie: product.raterCookieOf(invitation.invitationId) };
}

const open = (payload: object) => product.app.inject({ method: 'POST', url: '/api/v1/rater/sessions', payload });
const invitation = (headers: { cookie: string } | Record<string, never>) =>
  product.app.inject({ url: '/api/v1/rater/invitation', headers });
const ballot = (assignmentId: string, blindedElement: string, headers: { cookie: string } | Record<string, never>) =>
  product.app.inject({
    method: 'POST',
    url: `/api/v1/rater/assignments/${assignmentId}/ballot`,
    headers,
    payload: { blindedElement },
  });
const drawElement = async () => Buffer.from((await drawToken()).blindedElement).toString('base64url');

/** Every row of every table with the transaction that wrote it, so that a write of the same values shows, too. */
async function everything(owner: Database): Promise<Record<string, string | null>> {
  const tables = await owner.execute<{ name: string }>(
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const contents: Record<string, string | null> = {};
  for (const { name } of tables.rows) {
    const rows = await owner.execute<{ all: string | null }>(
      sql`SELECT string_agg(concat(t.xmin, t::text), E'\n' ORDER BY t::text) AS all FROM ${sql.identifier(name)} t`,
    );
    contents[name] = rows.rows[0]?.all ?? null;
  }
  return contents;
}

describe('opening a link', () => {
  it('gives the invitation and a cookie for the rater pages alone', async () => {
    const { secret } = rater('kim');
    const reply = await open({ secret });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['set-cookie']).toMatch(/^heartset_rater=.*Path=\/api\/v1\/rater; HttpOnly; SameSite=Strict/);
    const body = raterInvitationSchema.parse(reply.json());
    expect(body.assignments.map((one) => [one.leaderName.split(' ')[0], one.label, one.invited]).sort()).toEqual([
      ['Ada', 'team-members', 4],
      ['Ben', 'peers', 3],
    ]);
    expect(body.assignments.map((one) => one.mergesInto).sort()).toEqual(['peers+senior-leaders', 'team-members']);
    const withCookie = await invitation({ cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '' });
    expect(withCookie.json()).toEqual(body);
  });

  it("tells whoever opens it their own language, and nobody else's", async () => {
    const { raterId } = rater('mo');
    await database.owner.update(people).set({ locale: 'de-CH' }).where(eq(people.id, raterId));
    expect((await open({ secret: rater('mo').secret })).json()).toMatchObject({ raterLocale: 'de-CH' });
    expect((await open({ secret: rater('nia').secret })).json()).toMatchObject({ raterLocale: null });
    await database.owner.update(people).set({ locale: null }).where(eq(people.id, raterId));
  });

  it('takes the code of the mail, however it is typed', async () => {
    const { secret } = rater('kim');
    const code = encodeRaterCode(Buffer.from(secret, 'base64url')).toLowerCase().replaceAll('-', ' ');
    expect((await open({ code })).json()).toEqual((await open({ secret })).json());
  });

  it('changes nothing in the database, however often it is opened', async () => {
    const before = await everything(database.owner);
    for (let time = 0; time < 3; time += 1) {
      const reply = await open({ secret: rater('lee').secret });
      await invitation({ cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '' });
    }
    expect(await everything(database.owner)).toEqual(before);
  });

  it.each([
    [{ secret: 'AAAAAAAAAAAAAAAAAAAAAA' }, 404, 'link-unknown'],
    [{ secret: 'too-short' }, 400, 'input-invalid'],
    [{ code: 'no code at all' }, 400, 'code-wrong'],
    [{ code: encodeRaterCode(new Uint8Array(16)) }, 404, 'link-unknown'],
    [{}, 400, 'input-invalid'],
  ])('refuses what is no link of ours: %j', async (payload, status, code) => {
    const reply = await open(payload);
    expect(reply.json()).toMatchObject({ status, code });
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  it('says that an invitation was withdrawn', async () => {
    const { invitationId, secret, first, cookie } = rater('nia');
    await database.owner.execute(sql`UPDATE invitations SET removed = true WHERE id = ${invitationId}`);
    expect((await open({ secret })).json()).toMatchObject({ status: 410, code: 'link-withdrawn' });
    expect((await invitation(cookie)).json()).toMatchObject({ status: 410, code: 'link-withdrawn' });
    const asked = await ballot(first.assignmentId, await drawElement(), cookie);
    expect(asked.json()).toMatchObject({ status: 410, code: 'link-withdrawn' });
  });

  it.each([
    ['collecting', 200],
    ['closing', 200],
    ['closed', 410],
    ['released', 410],
    ['cancelled', 410],
  ] as const)('of a campaign that is %s answers %i', async (state, status) => {
    const other = await createCampaignStage(database.owner, { state });
    const reply = await open({ secret: other.invitations[0]?.secret });
    expect(reply.statusCode).toBe(status);
    const code = state === 'cancelled' ? 'campaign-cancelled' : 'campaign-ended';
    if (status === 410) expect(reply.json().code).toBe(code);
  });

  it('lets a hospital in at once, and stops who tries without end', async () => {
    const own = await createTestApp(database);
    const attempts = [];
    for (let attempt = 0; attempt < 121; attempt += 1) {
      const payload = { secret: 'AAAAAAAAAAAAAAAAAAAAAA' };
      attempts.push(await own.app.inject({ method: 'POST', url: '/api/v1/rater/sessions', payload }));
    }
    expect(attempts.slice(0, 120).every((reply) => reply.statusCode === 404)).toBe(true);
    expect(attempts[120]?.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(Number(attempts[120]?.headers['retry-after'])).toBeGreaterThan(0);
    // What is left would tell one in the building that another has just opened a link.
    const counters = attempts.flatMap(({ headers }) =>
      Object.keys(headers).filter((name) => name.includes('ratelimit')),
    );
    expect(counters).toEqual([]);
    await own.close();
  });
});

describe('what a rater is told about being shown', () => {
  it.each([
    ['the next group', { 'team-members': 5, peers: 4, 'senior-leaders': 3 }, 'anonymous', 'senior-leaders', 'peers'],
    [
      'groups joined at opening',
      { 'team-members': 5, peers: 2, 'senior-leaders': 2 },
      'anonymous',
      'team-members',
      'peers+senior-leaders',
    ],
    ['nobody, alone', { 'team-members': 5 }, 'anonymous', 'team-members', null],
    ['nobody, from outside', { 'team-members': 5, others: 4 }, 'anonymous', 'others', null],
    ['nobody, by name', { 'team-members': 5, 'senior-leaders': 2 }, 'identified', 'senior-leaders', null],
    ['nobody, where too few are asked', { 'team-members': 1, peers: 1 }, 'anonymous', 'team-members', null],
  ] as const)('is with whom, should too few answer: %s', async (_name, raters, seniorLeaders, group, partner) => {
    const other = await createCampaignStage(database.owner, { leaders: [{ raters }], seniorLeaders });
    const own = other.assignments.find((one) => one.group === group);
    const reply = await invitation(product.raterCookieOf(own?.invitationId ?? ''));
    expect(reply.json().assignments).toMatchObject([
      { mergesInto: partner, identified: seniorLeaders === 'identified' && group === 'senior-leaders' },
    ]);
  });
});

it('tells a rater when the report comes out: at once, or when HR releases it', async () => {
  for (const releaseMode of ['automatic', 'by-hr'] as const) {
    const { invitations } = await createCampaignStage(database.owner, { releaseMode });
    const reply = await invitation(product.raterCookieOf(invitations[0]?.invitationId ?? ''));
    expect(reply.json().campaign).toMatchObject({ releaseMode });
  }
});

describe('how many a rater is one of', () => {
  it('goes down with those who were taken out, about every leader, and for nobody else', async () => {
    const { owner } = database;
    const six = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay'];
    const leaders = [
      { name: 'Ada', raters: { 'team-members': six, peers: ['gil', 'hal', 'ivy'] } },
      { name: 'Ben', raters: { 'team-members': [...six, 'jo'] } },
    ];
    const crowd = await createCampaignStage(owner, { leaders });
    const of = (name: string) => crowd.invitations.find((one) => one.name === name)?.invitationId ?? '';
    const told = async (name: string) => {
      const reply = await invitation(product.raterCookieOf(of(name)));
      return raterInvitationSchema
        .parse(reply.json())
        .assignments.map((one) => one.invited)
        .sort();
    };
    expect([await told('ann'), await told('gil')]).toEqual([[6, 7], [3]]);
    // It is a number of people asked: that somebody has answered neither keeps it up nor brings it down.
    const [answered] = crowd.assignments.filter((one) => one.invitationId === of('fay'));
    if (!answered) throw new Error('fay rates nobody');
    await answerAs(database.api, crowd, answered, plainSheet(crowd));
    for (const [name, numbers] of [
      ['fay', [5, 6]],
      ['eve', [4, 5]],
    ] as const) {
      await owner
        .update(invitations)
        .set({ removed: true })
        .where(eq(invitations.id, of(name)));
      expect([name, await told('ann'), await told('gil')]).toEqual([name, numbers, [3]]);
    }
  });
});

describe("a rater's cookie", () => {
  it('is needed', async () => {
    expect((await invitation({})).json()).toMatchObject({ status: 401, code: 'not-signed-in' });
  });

  it('is refused when somebody else signed it, when it is too old, or when it is for a person', async () => {
    const { invitationId } = rater('kim');
    const forger = await createTestApp(database, { config: { jwtSecret: 'another secret, as long as it has to be' } });
    const leader = stage.leaders[0];
    if (!leader) throw new Error('no leader');
    const actor = await actorOf(database.owner, stage.organizationId, leader.leaderId, ['leader']);
    // The rater's own cookie of thirteen hours ago, as the product signs it.
    const earlier = await createTestApp(database, {
      clock: createTestClock(new Date(Date.now() - 13 * 3600 * 1000)),
    });
    const cookies = [
      forger.raterCookieOf(invitationId).cookie,
      earlier.raterCookieOf(invitationId).cookie,
      product.cookieOf(actor).cookie.replace('heartset_access', 'heartset_rater'),
      'heartset_rater=nonsense',
    ];
    for (const cookie of cookies) expect((await invitation({ cookie })).statusCode).toBe(401);
    await forger.close();
    await earlier.close();
  });
});

describe('leaving', () => {
  const leave = (headers: { cookie: string } | Record<string, never>) =>
    product.app.inject({ method: 'DELETE', url: '/api/v1/rater/session', headers });
  const cookieOf = (reply: Awaited<ReturnType<typeof open>>) => ({
    cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '',
  });

  it('takes the cookie from the browser and from whoever copied it; the link opens again', async () => {
    const { secret, first } = rater('kim');
    const opened = cookieOf(await open({ secret }));
    const elsewhere = cookieOf(await open({ secret }));
    const left = await leave(opened);
    expect(left.json()).toEqual({ status: 'ended' });
    expect(left.headers['set-cookie']).toMatch(
      /^heartset_rater=; Max-Age=0; Path=\/api\/v1\/rater; Expires=Thu, 01 Jan 1970/,
    );
    expect((await invitation(opened)).json()).toMatchObject({ status: 401, code: 'not-signed-in' });
    expect((await ballot(first.assignmentId, await drawElement(), opened)).statusCode).toBe(401);
    expect((await invitation(elsewhere)).statusCode).toBe(200);
    expect((await invitation(cookieOf(await open({ secret })))).statusCode).toBe(200);
  });

  it('writes nothing, and asks nobody who it is', async () => {
    const opened = cookieOf(await open({ secret: rater('lee').secret }));
    const before = await everything(database.owner);
    for (const headers of [opened, opened, {}, { cookie: 'heartset_rater=nonsense' }]) {
      expect((await leave(headers)).json()).toEqual({ status: 'ended' });
    }
    expect(await everything(database.owner)).toEqual(before);
  });

  it('needs no doing where the browser is closed: its cookie names no end', async () => {
    const reply = await open({ secret: rater('lee').secret });
    expect(reply.headers['set-cookie']).not.toMatch(/max-age|expires/i);
  });
});

describe('a ballot', () => {
  it('is issued once; the same again is the same, another one is told where it began', async () => {
    const { first, cookie } = rater('mo');
    const mine = await drawElement();
    const [once, again] = [
      await ballot(first.assignmentId, mine, cookie),
      await ballot(first.assignmentId, mine, cookie),
    ];
    // 32 bytes of the evaluation are 42 signs and a bit; the proof after them is fresh each time.
    expect(once.json().reply.slice(0, 42)).toBe(again.json().reply.slice(0, 42));
    expect(again.json().reply).toHaveLength(128);
    const other = await ballot(first.assignmentId, await drawElement(), cookie);
    expect(other.json()).toMatchObject({ status: 409, code: 'continue-where-you-began' });
    expect((await invitation(cookie)).json().assignments[0].issued).toBe(true);
  });

  it('is one for each leader', async () => {
    const { assignments, cookie } = rater('kim');
    for (const { assignmentId } of assignments) {
      expect((await ballot(assignmentId, await drawElement(), cookie)).statusCode).toBe(200);
    }
  });

  it("is not issued for another rater's assignment, nor for none, nor without a cookie", async () => {
    const { first } = rater('oz');
    const element = await drawElement();
    const foreign = await ballot(first.assignmentId, element, rater('pia').cookie);
    expect(foreign.json()).toMatchObject({ status: 404, code: 'not-found' });
    const none = await ballot('00000000-0000-4000-8000-000000000000', element, rater('pia').cookie);
    expect(none.json()).toMatchObject({ status: 404, code: 'not-found' });
    expect((await ballot(first.assignmentId, element, {})).statusCode).toBe(401);
    const identity = Buffer.alloc(32).toString('base64url');
    for (const malformed of ['short', identity, Buffer.alloc(32, 255).toString('base64url')]) {
      const refused = await ballot(first.assignmentId, malformed, rater('oz').cookie);
      expect(refused.json()).toMatchObject({ status: 400, code: 'input-invalid' });
    }
    expect((await invitation(rater('oz').cookie)).json().assignments[0].issued).toBe(false);
  });
});
