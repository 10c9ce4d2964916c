import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashSecret } from '../../core/secret-hash.ts';
import { mailStops } from '../../db/schema/invitations.ts';
import { type CampaignStage, createCampaignStage } from '../../testing/campaign-stage.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

let database: TestDatabase;
let product: TestApp;
let stage: CampaignStage;
let token: string;
const lines: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  product = await createTestApp(database, {
    config: { logLevel: 'debug' },
    logDestination: { write: (line) => lines.push(line) },
  });
  stage = await createCampaignStage(database.owner);
});
afterAll(async () => {
  await product.close();
  await database.close();
});

beforeEach(async () => {
  token = randomBytes(16).toString('base64url');
  await database.mailer
    .insert(mailStops)
    .values({ tokenHash: hashSecret(token), invitationId: stage.invitations[0]?.invitationId ?? '' });
});

const isStopped = async () =>
  (
    await database.owner
      .select()
      .from(mailStops)
      .where(eq(mailStops.tokenHash, hashSecret(token)))
  )[0]?.stopped;

const fields = 'application/x-www-form-urlencoded';
function post(payload: string | undefined, headers: Record<string, string> = { 'content-type': fields }, of = token) {
  return product.app.inject({
    method: 'POST',
    url: `/stop/${of}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
  });
}

const boundary = 'a-boundary';
const parts = [
  `--${boundary}`,
  'Content-Disposition: form-data; name="List-Unsubscribe"',
  '',
  'One-Click',
  `--${boundary}--`,
  '',
].join('\r\n');

describe('one click', () => {
  it.each<[string, string, Record<string, string>]>([
    ['a form', 'List-Unsubscribe=One-Click', { 'content-type': fields }],
    ['a form that names its characters', 'List-Unsubscribe=One-Click', { 'content-type': `${fields}; charset=utf-8` }],
    ['a form in parts', parts, { 'content-type': `multipart/form-data; boundary=${boundary}` }],
    [
      'a page of a mail program',
      'List-Unsubscribe=One-Click',
      { 'content-type': fields, origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' },
    ],
    ['a program that does not say what it sends', 'List-Unsubscribe=One-Click', {}],
  ])('stops the mails by %s, without a cookie, and again', async (_what, payload, headers) => {
    const before = lines.length;
    for (const _time of [1, 2]) {
      const answer = await post(payload, headers);
      expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'stopped' }]);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(await isStopped()).toBe(true);
    expect(lines.slice(before)).toEqual([]);
  });

  it('stops nothing by a GET, however often', async () => {
    for (let n = 0; n < 500; n += 1)
      await product.app.inject({ method: n % 2 ? 'GET' : 'HEAD', url: `/stop/${token}` });
    expect(await isStopped()).toBe(false);
  });

  it.each([
    ['nothing', undefined],
    ['an empty form', ''],
    ['another form', 'email=noor%40hospital.example&submit=1'],
    ['something like it', 'List-Unsubscribe=One-Click-Later'],
    ['the name alone', 'List-Unsubscribe='],
  ])('stops nothing by %s, as a scanner may send', async (_what, payload) => {
    expect((await post(payload)).statusCode).toBe(400);
    expect(await isStopped()).toBe(false);
  });

  it('refuses what is too large, and a token that nobody was sent', async () => {
    expect((await post(`List-Unsubscribe=One-Click&${'x'.repeat(5000)}`)).statusCode).toBe(413);
    expect(await isStopped()).toBe(false);
    const unknown = await post('List-Unsubscribe=One-Click', { 'content-type': fields }, 'A'.repeat(22));
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'link-unknown']);
    const short = await post('List-Unsubscribe=One-Click', { 'content-type': fields }, 'AAAA');
    expect(short.statusCode).toBe(400);
  });

  it('opens no survey, nor does the link’s secret stop anything', async () => {
    const opened = await product.app.inject({
      method: 'POST',
      url: '/api/v1/rater/sessions',
      payload: { secret: token },
    });
    expect([opened.statusCode, opened.json().code]).toEqual([404, 'link-unknown']);
    const secret = stage.invitations[0]?.secret ?? '';
    const answer = await post('List-Unsubscribe=One-Click', { 'content-type': fields }, secret);
    expect(answer.statusCode).toBe(404);
  });
});

it('the API’s login reads neither whose token it is nor who has stopped', async () => {
  for (const what of ['stopped', 'invitation_id', '*']) {
    await expect(database.api.execute(`SELECT ${what} FROM mail_stops`)).rejects.toThrow();
  }
  await expect(database.api.execute('UPDATE mail_stops SET stopped = false WHERE stopped')).rejects.toThrow();
  await expect(database.tally.execute('SELECT 1 FROM mail_stops')).rejects.toThrow();
});
