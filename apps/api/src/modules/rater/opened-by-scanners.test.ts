import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encodeRaterCode } from '@heartset/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/client.ts';
import { type CampaignStage, createCampaignStage } from '../../testing/campaign-stage.ts';
import { drawToken } from '../../testing/play-device.ts';
import { createTestApp, createTestClock, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

/** A link as it fares in a hospital: looked at by programs before anybody reads the mail, and found again after years. */
let database: TestDatabase;
let stage: CampaignStage;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heartset-scanned-'));
  await writeFile(path.join(folder, 'survey.html'), '<!doctype html><title>survey</title>');
  database = await createTestDatabase();
  stage = await createCampaignStage(database.owner);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

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

function somebody() {
  const [invitation] = stage.invitations;
  const assignment = stage.assignments.find((one) => one.invitationId === invitation?.invitationId);
  if (!invitation || !assignment) throw new Error('nobody was invited');
  return { ...invitation, assignment };
}

const times = 500;
const html = { accept: 'text/html' };
const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' };

describe('a link that a scanner opens 500 times before its rater does', () => {
  /** In one network with the rater, within one minute: no scanner is closer, and none is faster. */
  async function scanned(scan: (product: TestApp, secret: string) => Promise<unknown>): Promise<void> {
    const product = await createTestApp(database, { config: { webFolder: folder } });
    const { secret, assignment } = somebody();
    const before = await everything(database.owner);
    for (let time = 0; time < times; time += 1) await scan(product, secret);
    expect(await everything(database.owner)).toEqual(before);

    const opened = await product.app.inject({ method: 'POST', url: '/api/v1/rater/sessions', payload: { secret } });
    expect(opened.statusCode).toBe(200);
    const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? '';
    const read = await product.app.inject({ url: '/api/v1/rater/invitation', headers: { cookie } });
    expect(read.json().assignments).toMatchObject([{ id: assignment.assignmentId, issued: false }]);
    await product.close();
  }

  it('by HEAD and GET: nothing is changed, and the rater gets in', async () => {
    await scanned(async ({ app }) => {
      const head = await app.inject({ method: 'HEAD', url: '/a', headers: html });
      const page = await app.inject({ url: '/a', headers: html });
      expect([head.statusCode, page.statusCode]).toEqual([200, 200]);
      expect(page.headers['set-cookie']).toBeUndefined();
    });
  });

  it('by submitting forms, to the page and to whatever it finds: nothing is changed, and the rater gets in', async () => {
    const { assignment } = somebody();
    const addresses = [
      '/a',
      '/a/',
      '/api/v1/rater/sessions',
      `/api/v1/rater/assignments/${assignment.assignmentId}/ballot`,
    ];
    let turn = 0;
    await scanned(async ({ app }, secret) => {
      const url = addresses[turn % addresses.length] ?? '/a';
      turn += 1;
      const code = encodeRaterCode(Buffer.from(secret, 'base64url'));
      const reply = await app.inject({ method: 'POST', url, headers: form, payload: `code=${code}&secret=${secret}` });
      expect(reply.statusCode).toBeGreaterThanOrEqual(400);
      expect(reply.headers['set-cookie']).toBeUndefined();
    });
  });

  it('in a browser of its own, scripts and all: nothing is changed, and the rater gets in', async () => {
    await scanned(async ({ app }, secret) => {
      const opened = await app.inject({ method: 'POST', url: '/api/v1/rater/sessions', payload: { secret } });
      expect(opened.statusCode).toBe(200);
    });
  });

  it('and whose code a scanner mistypes is still limited: wrong tries are counted, right ones are not', async () => {
    const product = await createTestApp(database);
    const open = (payload: object) => product.app.inject({ method: 'POST', url: '/api/v1/rater/sessions', payload });
    const statuses = new Set<number>();
    for (let time = 0; time < 130; time += 1) {
      statuses.add((await open({ secret: 'AAAAAAAAAAAAAAAAAAAAAA' })).statusCode);
    }
    expect([...statuses]).toEqual([404, 429]);
    expect((await open({ code: 'no code at all' })).statusCode).toBe(429);
    const { secret, assignment } = somebody();
    const opened = await open({ secret });
    expect(opened.statusCode).toBe(200);
    const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? '';
    const blindedElement = Buffer.from((await drawToken()).blindedElement).toString('base64url');
    const url = `/api/v1/rater/assignments/${assignment.assignmentId}/ballot`;
    const ballot = await product.app.inject({ method: 'POST', url, headers: { cookie }, payload: { blindedElement } });
    expect(ballot.statusCode).toBe(200);
    await product.close();
  });
});

describe('a link that is two years old', () => {
  const twoYears = 2 * 365 * 24 * 3600 * 1000;

  it.each([
    ['released', 'campaign-ended'],
    ['closed', 'campaign-ended'],
    ['cancelled', 'campaign-cancelled'],
  ] as const)('of a campaign that is %s says so', async (state, code) => {
    const product = await createTestApp(database, { clock: createTestClock(new Date(Date.now() + twoYears)) });
    const old = await createCampaignStage(database.owner, { state });
    const secret = old.invitations[0]?.secret;
    const reply = await product.app.inject({ method: 'POST', url: '/api/v1/rater/sessions', payload: { secret } });
    expect(reply.json()).toMatchObject({ status: 410, code });
    expect(reply.headers['set-cookie']).toBeUndefined();
    await product.close();
  });

  it('of a campaign that is gone is not known', async () => {
    const product = await createTestApp(database, { clock: createTestClock(new Date(Date.now() + twoYears)) });
    const payload = { secret: 'ZZZZZZZZZZZZZZZZZZZZZA' };
    const reply = await product.app.inject({ method: 'POST', url: '/api/v1/rater/sessions', payload });
    expect(reply.json()).toMatchObject({ status: 404, code: 'link-unknown' });
    await product.close();
  });
});
