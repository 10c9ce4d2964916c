import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CampaignStage,
  createCampaignStage,
  drawTicket,
  plainSheet,
  type StageAssignment,
} from '../../testing/campaign-stage.ts';
import { actorOf } from '../../testing/factories.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

let database: TestDatabase;
let product: TestApp;
let stage: CampaignStage;
/** Every line that the product wrote into its log, at its most talkative. */
const logLines: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  product = await createTestApp(database, {
    config: { logLevel: 'debug' },
    logDestination: { write: (line) => logLines.push(line) },
  });
  stage = await createCampaignStage(database.owner, {
    leaders: [{ raters: { 'team-members': 30, peers: 3 } }, { raters: { 'team-members': 3 } }],
  });
});
afterAll(async () => {
  await product.close();
  await database.close();
});

let used = 0;
/** The next assignment that has no ticket yet. */
function nextAssignment(): StageAssignment {
  const assignment = stage.assignments[used];
  used += 1;
  if (!assignment) throw new Error('the stage has no assignment left');
  return assignment;
}

async function issue(assignment: StageAssignment): Promise<string> {
  const { ticket, ticketHash } = drawTicket();
  const reply = await product.app.inject({
    method: 'POST',
    url: `/api/v1/rater/assignments/${assignment.assignmentId}/ticket`,
    headers: product.raterCookieOf(assignment.invitationId),
    payload: { ticketHash },
  });
  expect(reply.statusCode).toBe(200);
  return ticket;
}

interface Body {
  ticket: string;
  campaignId: string;
  subjectKey: string;
  label: string;
  answers: { ratings: Record<string, unknown>; comments: unknown[] };
}

function bodyOf(assignment: StageAssignment, ticket: string, answers: Body['answers'] = plainSheet(stage)): Body {
  const { subjectKey, label } = assignment;
  return { ticket, campaignId: stage.campaignId, subjectKey, label, answers };
}

const send = (payload: object, headers: Record<string, string> = {}) =>
  product.app.inject({ method: 'POST', url: '/api/v1/answers', payload, headers });

async function sheetsOf(campaignId = stage.campaignId): Promise<unknown[]> {
  const rows = await database.tally.execute<{ sheet: unknown }>(
    sql`SELECT sheet FROM answer_sheets WHERE campaign_id = ${campaignId}`,
  );
  return rows.rows.map((row) => row.sheet);
}

const comment = (text: string) => ({ promptId: stage.promptIds[0], text, mode: 'as-written' });

describe('sending answers', () => {
  it('counts them', async () => {
    const assignment = nextAssignment();
    const before = (await sheetsOf()).length;
    const answers = { ratings: plainSheet(stage).ratings, comments: [comment('Line one\r\nline two 👍\u0007')] };
    const reply = await send(bodyOf(assignment, await issue(assignment), answers));
    expect([reply.statusCode, reply.json()]).toEqual([200, { status: 'counted' }]);
    const sheets = await sheetsOf();
    expect(sheets).toHaveLength(before + 1);
    expect(sheets).toContainEqual({ ...answers, comments: [comment('Line one\nline two 👍')] });
  });

  it('counts the same again once, whatever the order of its keys, and says the same', async () => {
    const assignment = nextAssignment();
    const body = bodyOf(assignment, await issue(assignment));
    const reversed = Object.fromEntries(Object.entries(body.answers.ratings).reverse());
    const before = (await sheetsOf()).length;
    expect((await send(body)).json()).toEqual({ status: 'counted' });
    expect((await send(body)).json()).toEqual({ status: 'counted' });
    const again = await send({ ...body, answers: { ratings: reversed, comments: [] }, padding: 'x'.repeat(100) });
    expect(again.json()).toEqual({ status: 'counted' });
    expect(await sheetsOf()).toHaveLength(before + 1);
  });

  it('counts ten of the same at once as one', async () => {
    const assignment = nextAssignment();
    const body = bodyOf(assignment, await issue(assignment));
    const before = (await sheetsOf()).length;
    const replies = await Promise.all(Array.from({ length: 10 }, () => send(body)));
    expect(replies.map((reply) => reply.statusCode)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(await sheetsOf()).toHaveLength(before + 1);
  });

  it('counts one of two that differ, even at once', async () => {
    const assignment = nextAssignment();
    const ticket = await issue(assignment);
    const before = (await sheetsOf()).length;
    const replies = await Promise.all(
      [4, 5].map((rating) => send(bodyOf(assignment, ticket, plainSheet(stage, rating)))),
    );
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 409]);
    expect(replies.find((reply) => reply.statusCode === 409)?.json().code).toBe('answers-differ');
    expect(await sheetsOf()).toHaveLength(before + 1);
  });

  it('takes six long comments in a script of three bytes a character', async () => {
    const other = await createCampaignStage(database.owner, {
      promptIds: ['one', 'two', 'three', 'four', 'five', 'six'],
    });
    const [assignment] = other.assignments;
    if (!assignment) throw new Error('no assignment');
    const comments = other.promptIds.map((promptId) => ({ promptId, text: '良'.repeat(2000), mode: 'as-written' }));
    const answers = { ratings: plainSheet(other).ratings, comments };
    const reply = await send({ ...bodyOf(assignment, await issue(assignment), answers), campaignId: other.campaignId });
    expect(reply.statusCode).toBe(200);
  });

  it('keeps comments in the order of the prompts, not of writing', async () => {
    const other = await createCampaignStage(database.owner);
    const [assignment] = other.assignments;
    if (!assignment) throw new Error('no assignment');
    const comments = [...other.promptIds].reverse().map((promptId) => ({ promptId, text: 'x', mode: 'as-written' }));
    await send({
      ...bodyOf(assignment, await issue(assignment), { ratings: {}, comments }),
      campaignId: other.campaignId,
    });
    expect(await sheetsOf(other.campaignId)).toEqual([{ ratings: {}, comments: comments.reverse() }]);
  });
});

describe('answers that do not fit', () => {
  const refused = async (answers: Body['answers']) => {
    const assignment = nextAssignment();
    const body = bodyOf(assignment, await issue(assignment), answers);
    const before = (await sheetsOf()).length;
    const reply = await send(body);
    expect(await sheetsOf()).toHaveLength(before);
    // The ticket is still good for answers that fit.
    expect((await send(bodyOf(assignment, body.ticket))).statusCode).toBe(200);
    return reply;
  };

  it('are refused with the item and without the answer', async () => {
    const item = stage.itemIds[3] ?? '';
    for (const rating of [0, 6, 99, 3.5]) {
      const reply = await refused({ ratings: { [item]: rating }, comments: [] });
      expect(reply.json()).toMatchObject({ status: 422, code: 'answers-invalid' });
      expect(reply.json().fields).toEqual([{ path: `ratings.${item}`, message: 'is not an option of the scale' }]);
    }
  });

  it('are refused for an item or a prompt of another survey, whose id is not repeated', async () => {
    const reply = await refused({
      ratings: { 'secret-words-as-id': 3 },
      comments: [{ promptId: 'other-secret-words', text: 'x', mode: 'as-written' }],
    });
    expect(reply.json()).toMatchObject({ status: 422, code: 'answers-invalid' });
    expect(reply.json().fields).toHaveLength(2);
    expect(reply.body).not.toContain('secret-words');
  });

  it('are refused when a prompt is answered twice', async () => {
    const reply = await refused({ ratings: {}, comments: [comment('one'), comment('two')] });
    expect(reply.json()).toMatchObject({ status: 422, code: 'answers-invalid' });
  });

  it('are refused with a character that no database takes', async () => {
    const reply = await refused({ ratings: {}, comments: [comment('before\u0000after')] });
    expect(reply.json()).toMatchObject({ status: 422, code: 'answers-invalid' });
    expect(reply.json().fields[0].path).toBe(`comments.${stage.promptIds[0]}`);
  });

  it('are repaired where half a character was cut off', async () => {
    const assignment = nextAssignment();
    const answers = { ratings: {}, comments: [comment('cut \ud83d')] };
    expect((await send(bodyOf(assignment, await issue(assignment), answers))).statusCode).toBe(200);
    expect(await sheetsOf()).toContainEqual({ ratings: {}, comments: [comment('cut \ufffd')] });
  });

  it.each([
    [
      'a comment of 2,001 characters',
      { ratings: {}, comments: [{ promptId: 'a', text: 'x'.repeat(2001), mode: 'as-written' }] },
    ],
    ['a word for a rating', { ratings: { a: 'often' }, comments: [] }],
    ['no ratings', { comments: [] }],
    [
      'seven comments',
      { ratings: {}, comments: Array.from({ length: 7 }, () => ({ promptId: 'a', text: '', mode: 'as-written' })) },
    ],
  ])('are refused with %s', async (_name, answers) => {
    const body = { ...bodyOf(nextAssignment(), drawTicket().ticket), answers };
    expect((await send(body)).json()).toMatchObject({ status: 400, code: 'input-invalid' });
  });

  it.each([
    { subjectKey: `${'a'.repeat(21)}\u0000` },
    { label: 'peers\u0000' },
    { ticket: 'short' },
    { campaignId: 'one' },
  ])('are refused at the door with %j', async (difference) => {
    const body = { ...bodyOf(nextAssignment(), drawTicket().ticket), ...difference };
    expect((await send(body)).json()).toMatchObject({ status: 400, code: 'input-invalid' });
  });

  it('are refused when they are too large or no JSON', async () => {
    const body = bodyOf(nextAssignment(), drawTicket().ticket);
    const large = await send({ ...body, padding: 'x'.repeat(10 * 1024 * 1024) });
    expect(large.json()).toMatchObject({ status: 413, code: 'body-too-large' });
    const broken = await product.app.inject({
      method: 'POST',
      url: '/api/v1/answers',
      headers: { 'content-type': 'application/json' },
      payload: '{"ticket":',
    });
    expect(broken.json()).toMatchObject({ status: 400, code: 'input-invalid' });
  });

  it('cannot reach behind an object', async () => {
    const { ticket } = drawTicket();
    const { campaignId, assignments } = stage;
    const [first] = assignments;
    const payload = `{"ticket":"${ticket}","campaignId":"${campaignId}","subjectKey":"${first?.subjectKey}","label":"team-members","answers":{"ratings":{"__proto__":5},"comments":[]}}`;
    const headers = { 'content-type': 'application/json' };
    const reply = await product.app.inject({ method: 'POST', url: '/api/v1/answers', headers, payload });
    expect(reply.statusCode).toBeGreaterThanOrEqual(400);
    expect(reply.statusCode).toBeLessThan(500);
  });
});

describe('a ticket', () => {
  it('that nobody was given is not known', async () => {
    const reply = await send(bodyOf(nextAssignment(), drawTicket().ticket));
    expect(reply.json()).toMatchObject({ status: 404, code: 'ticket-unknown' });
  });

  it('is no good for another leader, label or campaign, and still good for its own', async () => {
    const assignment = nextAssignment();
    const body = bodyOf(assignment, await issue(assignment));
    const other = await createCampaignStage(database.owner);
    const elsewhere = [
      { subjectKey: stage.leaders[1]?.subjectKey },
      { label: 'peers' },
      { campaignId: other.campaignId },
      { campaignId: other.campaignId, subjectKey: other.leaders[0]?.subjectKey },
      { campaignId: '00000000-0000-4000-8000-000000000000' },
    ];
    for (const difference of elsewhere) {
      const reply = await send({ ...body, ...difference });
      expect(reply.json()).toMatchObject({ status: 404, code: 'ticket-unknown' });
    }
    expect((await send(body)).json()).toEqual({ status: 'counted' });
  });

  const closingStage = async (furtherRound: boolean) => {
    const closing = await createCampaignStage(database.owner, { furtherRound });
    const [first, second] = closing.assignments;
    if (!first || !second) throw new Error('no assignments');
    const bodies = [];
    for (const one of [first, second]) {
      bodies.push({ ...bodyOf(one, await issue(one)), campaignId: closing.campaignId });
    }
    const set = (state: string) =>
      database.owner.execute(sql`UPDATE campaigns SET state = ${state} WHERE id = ${closing.campaignId}`);
    return { bodies, set };
  };

  it('is good during the grace, and not after the close', async () => {
    const { bodies, set } = await closingStage(false);
    await set('closing');
    expect((await send(bodies[0] ?? {})).json()).toEqual({ status: 'counted' });
    for (const state of ['closed', 'released', 'cancelled']) {
      await set(state);
      expect((await send(bodies[1] ?? {})).json()).toMatchObject({ status: 410, code: 'campaign-ended' });
    }
  });

  it('is good again where people are asked once more', async () => {
    const { bodies, set } = await closingStage(true);
    for (const [state, code] of [
      ['closed', 'between-rounds'],
      ['released', 'between-rounds'],
      ['cancelled', 'campaign-ended'],
    ] as const) {
      await set(state);
      expect((await send(bodies[1] ?? {})).json()).toMatchObject({ code });
    }
    await set('collecting');
    expect((await send(bodies[1] ?? {})).json()).toEqual({ status: 'counted' });
  });
});

describe('whoever sends', () => {
  it('is not asked: cookies are neither read nor set', async () => {
    const leader = stage.leaders[0]?.leaderId ?? '';
    const actor = await actorOf(database.owner, stage.organizationId, leader, ['leader']);
    const assignment = nextAssignment();
    const someoneElse = nextAssignment();
    const ticket = await issue(assignment);
    const cookies = [
      product.cookieOf(actor).cookie,
      product.raterCookieOf(someoneElse.invitationId).cookie,
      'heartset_access=forged; heartset_rater=forged',
    ];
    for (const cookie of cookies) {
      const reply = await send(bodyOf(assignment, ticket), { cookie });
      expect(reply.json()).toEqual({ status: 'counted' });
      expect(reply.headers['set-cookie']).toBeUndefined();
    }
    // A cookie does not stand in for a ticket either.
    const reply = await send(bodyOf(someoneElse, drawTicket().ticket), { cookie: cookies[1] ?? '' });
    expect(reply.statusCode).toBe(404);
  });

  it('meets a limit that all have together, and that refills', async () => {
    const own = await createTestApp(database);
    const payload = bodyOf(nextAssignment(), drawTicket().ticket);
    const statuses: number[] = [];
    for (let count = 0; count < 201; count += 1) {
      const remoteAddress = `10.0.0.${count}`;
      const reply = await own.app.inject({ method: 'POST', url: '/api/v1/answers', payload, remoteAddress });
      statuses.push(reply.statusCode);
    }
    expect(new Set(statuses.slice(0, 200))).toEqual(new Set([404]));
    expect(statuses[200]).toBe(429);
    own.clock.advance(1000);
    expect((await own.app.inject({ method: 'POST', url: '/api/v1/answers', payload })).statusCode).toBe(404);
    await own.close();
  });
});

describe('no log', () => {
  it("holds an answer, a ticket or an address: neither the product's nor PostgreSQL's, not even when the database fails", async () => {
    const marked = 'A sentence\n    at nobody else would write';
    const failing = await createTestDatabase();
    const lines: string[] = [];
    const own = await createTestApp(failing, {
      config: { logLevel: 'debug' },
      logDestination: { write: (line) => lines.push(line) },
    });
    const its = await createCampaignStage(failing.owner);
    const [assignment] = its.assignments;
    if (!assignment) throw new Error('no assignment');
    const { ticket, ticketHash } = drawTicket();
    await own.app.inject({
      method: 'POST',
      url: `/api/v1/rater/assignments/${assignment.assignmentId}/ticket`,
      headers: own.raterCookieOf(assignment.invitationId),
      payload: { ticketHash },
    });
    // PostgreSQL prints a row that fails a CHECK: the worst that can happen to a sheet.
    await failing.owner.execute(sql`ALTER TABLE answer_sheets ADD CONSTRAINT nothing_fits CHECK (false)`);
    const payload = {
      ...bodyOf(assignment, ticket, { ratings: {}, comments: [{ ...comment(marked), promptId: its.promptIds[0] }] }),
      campaignId: its.campaignId,
    };
    const request = { method: 'POST', url: '/api/v1/answers', payload, remoteAddress: '203.0.113.77' } as const;
    const reply = await own.app.inject(request);
    expect(reply.json()).toMatchObject({ status: 500, code: 'unexpected' });
    expect(reply.body).not.toContain('nobody else');
    await failing.owner.execute(sql`ALTER TABLE answer_sheets DROP CONSTRAINT nothing_fits`);
    expect((await own.app.inject(request)).json()).toEqual({ status: 'counted' });

    const log = lines.join('');
    expect(log).toContain('"databaseCode":"23514"');
    const logFile = await failing.owner.execute<{ path: string }>(
      sql`SELECT current_setting('data_directory') AS path`,
    );
    const serverLog = await readFile(new URL('../postgres.log', `file://${logFile.rows[0]?.path}/`), 'utf8');
    expect(serverLog).toContain('nothing_fits');
    for (const text of [log, logLines.join(''), serverLog]) {
      for (const secret of ['nobody else', ticket, ticketHash, '203.0.113.77']) expect(text).not.toContain(secret);
    }
    await own.close();
    await failing.close();
  });

  it('has a line for sending answers at all', async () => {
    const assignment = nextAssignment();
    const ticket = await issue(assignment);
    const before = logLines.length;
    await send(bodyOf(assignment, ticket));
    expect(logLines.slice(before)).toEqual([]);
  });
});

describe("the API's login", () => {
  it.each([
    'SELECT * FROM tickets',
    'SELECT * FROM answer_sheets',
    'DELETE FROM answer_sheets',
    "INSERT INTO tickets VALUES (decode(repeat('00', 32), 'hex'), gen_random_uuid(), 'x', 'y')",
    'COPY answer_sheets TO STDOUT',
    'SELECT forget_issued(gen_random_uuid())',
    'SELECT * FROM tally_blocks',
    'SELECT * FROM tally_parts',
    'SELECT comment_order FROM uncounted_leaders',
  ])('may not %s', async (statement) => {
    await expect(database.api.execute(sql.raw(statement))).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});
