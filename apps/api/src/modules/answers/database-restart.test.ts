import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../db/client.ts';
import { migrateAll } from '../../migrate.ts';
import { type Cluster, startCluster } from '../../standalone/postgres/start-cluster.ts';
import { type CampaignStage, createCampaignStage, plainSheet } from '../../testing/campaign-stage.ts';
import { migrationsFolder, testPassword } from '../../testing/global-setup.ts';
import { askForBallot, ballotBody, drawToken, sendBallot, takeBallot } from '../../testing/play-device.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import type { TestDatabase } from '../../testing/test-database.ts';

let folder: string;
let cluster: Cluster;
let database: TestDatabase;
let product: TestApp;
let stage: CampaignStage;

/** A server of its own: the one that all tests share is not to be restarted. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heartset-restart-'));
  cluster = await startCluster({ dataDirectory: folder, settings: { synchronous_commit: 'off' } });
  await migrateAll(cluster.ownerUrl, migrationsFolder);
  const client = new pg.Client({ connectionString: cluster.ownerUrl });
  await client.connect();
  await client.query(`ALTER ROLE heartset_api LOGIN PASSWORD '${testPassword}'`);
  await client.end();
  const apiUrl = new URL(cluster.ownerUrl);
  apiUrl.username = 'heartset_api';
  apiUrl.password = testPassword;
  const open = (connectionString: string) =>
    openDatabase(connectionString, { applicationName: 'heartset test', onIdleError: () => undefined });
  const owner = open(cluster.ownerUrl);
  const api = open(apiUrl.toString());
  const urls = { owner: cluster.ownerUrl, api: apiUrl.toString(), mailer: '', tally: '' };
  database = {
    owner,
    api,
    mailer: api,
    tally: owner,
    urls,
    close: () => Promise.all([owner, api].map(closeDatabase)).then(),
  };
  product = await createTestApp(database);
  stage = await createCampaignStage(database.owner);
});

afterAll(async () => {
  await product.close();
  await database.close();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
});

it('says kindly that the database is away, loses nothing, and goes on when it is back', {
  timeout: 60_000,
}, async () => {
  const [assignment] = stage.assignments;
  if (!assignment) throw new Error('raters were staged');
  const kept = await drawToken();
  const issue = () => askForBallot(product, assignment, kept);
  const ballot = await takeBallot(product, stage.campaignId, assignment, kept);
  const redeem = () => sendBallot(product, ballotBody(ballot, plainSheet(stage)));

  await cluster.stop();
  for (const reply of [await issue(), await redeem()]) {
    expect(reply.json()).toMatchObject({ status: 503, code: 'temporarily-unavailable' });
    expect(reply.headers['retry-after']).toBe('10');
  }
  expect((await product.app.inject('/api/health/ready')).statusCode).toBe(503);

  cluster = await startCluster({ dataDirectory: folder, port: cluster.port });
  expect((await product.app.inject('/api/health/ready')).statusCode).toBe(200);
  expect((await issue()).statusCode).toBe(200);
  const receipt = (await redeem()).json();
  expect(receipt).toEqual({ receipt: expect.stringMatching(/^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{4}$/) });
  expect((await redeem()).json()).toEqual(receipt);
  const ballots = await database.owner.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM sealed_ballots`,
  );
  expect(ballots.rows[0]?.count).toBe(1);
});
