import { readFile } from 'node:fs/promises';
import { packAnswers } from '@heartset/ballot/protocol/answers-block';
import { packRedeem, redeemBodyBytes } from '@heartset/ballot/protocol/redeem-body';
import { answersOpener, sealedBytes, sealingPublicKey } from '@heartset/ballot/server/sealed-answers';
import type { AnswerSheet } from '@heartset/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CampaignStage,
  createCampaignStage,
  plainSheet,
  type StageAssignment,
} from '../../testing/campaign-stage.ts';
import { actorOf } from '../../testing/factories.ts';
import { ballotBody, type DeviceBallot, drawToken, sendBallot, takeBallot } from '../../testing/play-device.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { testKeys } from '../../testing/test-keys.ts';

const receipt = { receipt: expect.stringMatching(/^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{4}$/) };

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
    leaders: [{ raters: { 'team-members': 40, peers: 3 } }, { raters: { 'team-members': 3 } }],
  });
});
afterAll(async () => {
  await product.close();
  await database.close();
});

let used = 0;
/** The next assignment that has no ballot yet. */
function nextAssignment(): StageAssignment {
  const assignment = stage.assignments[used];
  used += 1;
  if (!assignment) throw new Error('the stage has no assignment left');
  return assignment;
}

const nextBallot = () => takeBallot(product, stage.campaignId, nextAssignment());

const send = (ballot: DeviceBallot, answers: AnswerSheet = plainSheet(stage), headers: Record<string, string> = {}) =>
  sendBallot(product, ballotBody(ballot, answers), headers);

async function sealedOf(campaignId = stage.campaignId): Promise<{ hash: Buffer; sealed: Buffer }[]> {
  const { rows } = await database.tally.execute<{ hash: Buffer; sealed: Buffer }>(
    sql`SELECT token_hash AS hash, sealed FROM sealed_ballots WHERE campaign_id = ${campaignId}`,
  );
  return rows;
}

/** What lies sealed, opened with the key that the database does not have. */
async function openedOf(campaignId = stage.campaignId) {
  const secretKey = await testKeys().get({ campaignId, purpose: 'sealing' });
  const keys = { secretKey, publicKey: await sealingPublicKey(secretKey) };
  const open = await answersOpener(keys);
  return (await sealedOf(campaignId)).map(({ hash, sealed }) => open(hash, sealed));
}

const comment = (text: string) => ({ promptId: stage.promptIds[0] ?? '', text, mode: 'as-written' as const });

describe('sending answers', () => {
  it('counts them, and lays them down sealed and cleaned', async () => {
    const before = (await sealedOf()).length;
    const answers = { ratings: plainSheet(stage).ratings, comments: [comment('Line one\r\nline two 👍\u0007')] };
    const assignment = nextAssignment();
    const reply = await send(await takeBallot(product, stage.campaignId, assignment), answers);
    expect([reply.statusCode, reply.json()]).toEqual([200, receipt]);
    expect(await sealedOf()).toHaveLength(before + 1);
    expect(await openedOf()).toContainEqual({
      campaign: stage.campaignId,
      leader: assignment.subjectKey,
      label: assignment.label,
      answers: { ...answers, comments: [comment('Line one\nline two 👍')] },
    });
  });

  it('counts the same again once, and gives the same receipt', async () => {
    const ballot = await nextBallot();
    const before = (await sealedOf()).length;
    const first = (await send(ballot)).json();
    expect(first).toEqual(receipt);
    expect((await send(ballot)).json()).toEqual(first);
    expect(await sealedOf()).toHaveLength(before + 1);
  });

  it('counts ten of the same at once as one', async () => {
    const ballot = await nextBallot();
    const before = (await sealedOf()).length;
    const replies = await Promise.all(Array.from({ length: 10 }, () => send(ballot)));
    expect(new Set(replies.map((reply) => `${reply.statusCode} ${reply.body}`)).size).toBe(1);
    expect(await sealedOf()).toHaveLength(before + 1);
  });

  it('counts one of two that differ, even at once', async () => {
    const ballot = await nextBallot();
    const before = (await sealedOf()).length;
    const replies = await Promise.all([4, 5].map((rating) => send(ballot, plainSheet(stage, rating))));
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 409]);
    expect(replies.find((reply) => reply.statusCode === 409)?.json().code).toBe('answers-differ');
    expect(await sealedOf()).toHaveLength(before + 1);
  });

  it('takes six long comments in a script of three bytes a character, and lays them down in one size', async () => {
    const other = await createCampaignStage(database.owner, {
      promptIds: ['one', 'two', 'three', 'four', 'five', 'six'],
    });
    const [first, second] = other.assignments;
    if (!first || !second) throw new Error('no assignments');
    const comments = other.promptIds.map((promptId) => ({
      promptId,
      text: '良'.repeat(2000),
      mode: 'as-written' as const,
    }));
    const long = { ratings: plainSheet(other).ratings, comments };
    const sheets: [StageAssignment, AnswerSheet][] = [
      [first, long],
      [second, { ratings: {}, comments: [] }],
    ];
    for (const [assignment, answers] of sheets) {
      const ballot = await takeBallot(product, other.campaignId, assignment);
      expect((await send(ballot, answers)).statusCode).toBe(200);
    }
    expect((await sealedOf(other.campaignId)).map(({ sealed }) => sealed.length)).toEqual([sealedBytes, sealedBytes]);
  });

  it('keeps comments in the order of the prompts, not of writing', async () => {
    const other = await createCampaignStage(database.owner);
    const [assignment] = other.assignments;
    if (!assignment) throw new Error('no assignment');
    const comments = other.promptIds.map((promptId) => ({ promptId, text: 'x', mode: 'as-written' as const }));
    const ballot = await takeBallot(product, other.campaignId, assignment);
    await send(ballot, { ratings: {}, comments: comments.toReversed() });
    expect((await openedOf(other.campaignId)).map(({ answers }) => answers)).toEqual([{ ratings: {}, comments }]);
  });
});

describe('answers that do not fit', () => {
  const refused = async (answers: AnswerSheet) => {
    const ballot = await nextBallot();
    const before = (await sealedOf()).length;
    const reply = await send(ballot, answers);
    expect(await sealedOf()).toHaveLength(before);
    // The ballot is still good for answers that fit.
    expect((await send(ballot)).statusCode).toBe(200);
    return reply;
  };

  it('are refused with the item and without the answer', async () => {
    const item = stage.itemIds[3] ?? '';
    for (const rating of [0, 6, 99]) {
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

  it('are refused with a character that no release can hold', async () => {
    const reply = await refused({ ratings: {}, comments: [comment('before\u0000after')] });
    expect(reply.json()).toMatchObject({ status: 422, code: 'answers-invalid' });
    expect(reply.json().fields[0].path).toBe(`comments.${stage.promptIds[0]}`);
  });

  it('are refused at the door in any size but one, and in any form but one', async () => {
    const ballot = await nextBallot();
    const body = ballotBody(ballot, plainSheet(stage));
    const torn = Buffer.concat([body.subarray(0, -1), Buffer.of(1)]);
    for (const wrong of [Buffer.alloc(0), body.subarray(1), torn, Buffer.alloc(redeemBodyBytes, 255)]) {
      expect((await sendBallot(product, wrong)).json()).toMatchObject({ status: 400, code: 'input-invalid' });
    }
    const long = await sendBallot(product, Buffer.concat([body, Buffer.of(0)]));
    expect(long.json()).toMatchObject({ status: 413, code: 'body-too-large' });
    const json = await product.app.inject({ method: 'POST', url: '/api/v1/ballots', payload: { ballot: 'yes' } });
    expect(json.json()).toMatchObject({ status: 415, code: 'media-type-unsupported' });
    expect((await sendBallot(product, body)).json()).toEqual(receipt);
  });

  it('cannot reach behind an object', async () => {
    const ratings = JSON.parse('{"__proto__":5}');
    expect((await refused({ ratings, comments: [] })).json()).toMatchObject({ code: 'answers-invalid' });
  });
});

describe('a ballot', () => {
  it('that nobody was issued is not known', async () => {
    const ballot = await nextBallot();
    const { token } = await drawToken();
    for (const forged of [
      { ...ballot, token },
      { ...ballot, output: new Uint8Array(64) },
    ]) {
      expect((await send(forged)).json()).toMatchObject({ status: 404, code: 'ballot-unknown' });
    }
    expect((await send(ballot)).json()).toEqual(receipt);
  });

  it('is no good for another leader, label or campaign, and still good for its own', async () => {
    const ballot = await nextBallot();
    const other = await createCampaignStage(database.owner);
    const [foreign, secondLeader, peer] = [
      other.assignments[0],
      stage.assignments.find(({ subjectKey }) => subjectKey === stage.leaders[1]?.subjectKey),
      stage.assignments.find(({ label }) => label === 'peers'),
    ];
    if (!foreign || !secondLeader || !peer) throw new Error('no assignments');
    const infos = [
      (await takeBallot(product, other.campaignId, foreign)).info,
      (await takeBallot(product, stage.campaignId, secondLeader)).info,
      (await takeBallot(product, stage.campaignId, peer)).info,
      new TextEncoder().encode('no info'),
    ];
    for (const info of infos) {
      expect((await send({ ...ballot, info })).json()).toMatchObject({ status: 404, code: 'ballot-unknown' });
    }
    expect((await send(ballot)).json()).toEqual(receipt);
  });

  it('is counted no more often than ballots were issued, and the operator hears of it', async () => {
    const other = await createCampaignStage(database.owner);
    const [first] = other.assignments;
    if (!first) throw new Error('no assignment');
    const ballot = await takeBallot(product, other.campaignId, first);
    // As if somebody had made it with a key that leaked: nobody was issued one.
    await database.owner.execute(sql`DELETE FROM ballot_numbers WHERE campaign_id = ${other.campaignId}`);
    const reply = await send(ballot);
    expect(reply.json()).toMatchObject({ status: 500, code: 'ballot-not-issued' });
    expect(logLines.some((line) => line.includes('"code":"ballot-not-issued"'))).toBe(true);
    expect(await sealedOf(other.campaignId)).toEqual([]);
  });

  it('waits, with nothing lost, while the key store has lost its key', async () => {
    const other = await createCampaignStage(database.owner);
    const [first] = other.assignments;
    if (!first) throw new Error('no assignment');
    const ballot = await takeBallot(product, other.campaignId, first);
    await testKeys().destroy({ campaignId: other.campaignId, purpose: 'issuing' });
    expect((await send(ballot)).json()).toMatchObject({ status: 503, code: 'ballots-unavailable' });
  });

  const closingStage = async (furtherRound: boolean) => {
    const closing = await createCampaignStage(database.owner, { furtherRound });
    const ballots = [];
    for (const one of closing.assignments.slice(0, 2)) ballots.push(await takeBallot(product, closing.campaignId, one));
    const [early, late] = ballots;
    if (!early || !late) throw new Error('no assignments');
    const set = (state: string) =>
      database.owner.execute(sql`UPDATE campaigns SET state = ${state} WHERE id = ${closing.campaignId}`);
    return { early, late, set };
  };

  it('is good during the grace, and not after the close; who was counted is told so all the same', async () => {
    const { early, late, set } = await closingStage(false);
    await set('closing');
    const counted = (await send(early)).json();
    expect(counted).toEqual(receipt);
    for (const state of ['closed', 'released', 'cancelled']) {
      await set(state);
      expect((await send(late)).json()).toMatchObject({ status: 410, code: 'campaign-ended' });
      expect((await send(early)).json()).toEqual(counted);
    }
  });

  it('is good again where people are asked once more', async () => {
    const { late, set } = await closingStage(true);
    for (const [state, code] of [
      ['closed', 'between-rounds'],
      ['released', 'between-rounds'],
      ['cancelled', 'campaign-ended'],
    ] as const) {
      await set(state);
      expect((await send(late)).json()).toMatchObject({ code });
    }
    await set('collecting');
    expect((await send(late)).json()).toEqual(receipt);
  });
});

describe('whoever sends', () => {
  it('is not asked: cookies are neither read nor set', async () => {
    const leader = stage.leaders[0]?.leaderId ?? '';
    const actor = await actorOf(database.owner, stage.organizationId, leader, ['leader']);
    const ballot = await nextBallot();
    const someoneElse = nextAssignment();
    const cookies = [
      product.cookieOf(actor).cookie,
      product.raterCookieOf(someoneElse.invitationId).cookie,
      'heartset_access=forged; heartset_rater=forged',
    ];
    for (const cookie of cookies) {
      const reply = await send(ballot, plainSheet(stage), { cookie });
      expect(reply.json()).toEqual(receipt);
      expect(reply.headers['set-cookie']).toBeUndefined();
    }
    // A cookie does not stand in for a ballot either.
    const { token } = await drawToken();
    const reply = await send({ ...ballot, token }, plainSheet(stage), { cookie: cookies[1] ?? '' });
    expect(reply.statusCode).toBe(404);
  });

  it('meets a limit that all have together, and that refills', async () => {
    const own = await createTestApp(database);
    const { token } = await drawToken();
    const payload = Buffer.from(
      packRedeem({
        info: new Uint8Array(0),
        token,
        output: new Uint8Array(64),
        block: packAnswers({ ratings: {}, comments: [] }),
      }),
    );
    const headers = { 'content-type': 'application/octet-stream' };
    const statuses: number[] = [];
    for (let count = 0; count < 201; count += 1) {
      const remoteAddress = `10.0.0.${count}`;
      const reply = await own.app.inject({ method: 'POST', url: '/api/v1/ballots', headers, payload, remoteAddress });
      statuses.push(reply.statusCode);
    }
    expect(new Set(statuses.slice(0, 200))).toEqual(new Set([404]));
    expect(statuses[200]).toBe(429);
    own.clock.advance(1000);
    expect((await sendBallot(own, payload)).statusCode).toBe(404);
    await own.close();
  });
});

describe('no log', () => {
  it("holds an answer, a token or an address: neither the product's nor PostgreSQL's, not even when the database fails", async () => {
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
    const kept = await drawToken();
    const ballot = await takeBallot(own, its.campaignId, assignment, kept);
    // PostgreSQL prints a row that fails a CHECK: the worst that can happen to a ballot.
    await failing.owner.execute(sql`ALTER TABLE sealed_ballots ADD CONSTRAINT nothing_fits CHECK (false)`);
    const answers = { ratings: {}, comments: [{ ...comment(marked), promptId: its.promptIds[0] ?? '' }] };
    const request = {
      method: 'POST',
      url: '/api/v1/ballots',
      headers: { 'content-type': 'application/octet-stream' },
      payload: ballotBody(ballot, answers),
      remoteAddress: '203.0.113.77',
    } as const;
    const reply = await own.app.inject(request);
    expect(reply.json()).toMatchObject({ status: 500, code: 'unexpected' });
    expect(reply.body).not.toContain('nobody else');
    await failing.owner.execute(sql`ALTER TABLE sealed_ballots DROP CONSTRAINT nothing_fits`);
    const counted = (await own.app.inject(request)).json();
    expect(counted).toEqual(receipt);

    const log = lines.join('');
    expect(log).toContain('"databaseCode":"23514"');
    const logFile = await failing.owner.execute<{ path: string }>(
      sql`SELECT current_setting('data_directory') AS path`,
    );
    const serverLog = await readFile(new URL('../postgres.log', `file://${logFile.rows[0]?.path}/`), 'utf8');
    expect(serverLog).toContain('nothing_fits');
    const secrets = [ballot.token, ballot.output, kept.blind, kept.blindedElement].flatMap((bytes) =>
      (['hex', 'base64', 'base64url'] as const).map((form) => Buffer.from(bytes).toString(form)),
    );
    for (const text of [log, logLines.join(''), serverLog]) {
      for (const secret of ['nobody else', counted.receipt, '203.0.113.77', ...secrets]) {
        expect(text).not.toContain(secret);
      }
    }
    await own.close();
    await failing.close();
  });

  it('has a line for sending answers at all', async () => {
    const ballot = await nextBallot();
    const before = logLines.length;
    await send(ballot);
    expect(logLines.slice(before)).toEqual([]);
  });
});

describe("the API's login", () => {
  it.each([
    'SELECT * FROM spent_tokens',
    'SELECT * FROM sealed_ballots',
    'SELECT issued FROM ballot_numbers',
    'DELETE FROM sealed_ballots',
    "INSERT INTO sealed_ballots VALUES (gen_random_uuid(), '', '')",
    'UPDATE ballot_numbers SET redeemed = 0',
    'DELETE FROM issued_ballots',
    "INSERT INTO issued_ballots VALUES (gen_random_uuid(), '', '')",
    "UPDATE manifests SET document = ''",
    'COPY sealed_ballots TO STDOUT',
    'SELECT forget_issued(gen_random_uuid())',
    'SELECT * FROM tally_blocks',
    'SELECT * FROM tally_parts',
    'SELECT code FROM uncounted_leaders',
  ])('may not %s', async (statement) => {
    await expect(database.api.execute(sql.raw(statement))).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});
