import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CampaignStage, createCampaignStage, plainSheet } from '../../testing/campaign-stage.ts';
import { ballotBody, sendBallot, takeBallot } from '../../testing/play-device.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

let database: TestDatabase;
let product: TestApp;
let stage: CampaignStage;
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

/** What a device calls, beside everything below `/api/v1/rater` and `/api/v1/ballots`. */
const calledByDevices = [
  '/api/v1/campaigns/{id}/manifest',
  '/api/v1/campaigns/{id}/manifest.json',
  '/api/v1/campaigns/{id}/supplements/{number}',
  '/api/v1/campaigns/{id}/receipts',
  '/api/v1/instruments/{id}',
  '/stop/{token}',
];
const isCalledByDevices = (route: string) =>
  /^\/api\/v1\/(rater|ballots)\b/.test(route) || calledByDevices.includes(route);

describe('a line in the log', () => {
  it('is left by no route that a rater’s device calls, be it with what is right or with what is refused', async () => {
    const { paths = {} } = product.app.swagger();
    const routes = Object.entries(paths).flatMap(([route, methods]) =>
      Object.keys(methods ?? {}).map((method) => [method.toUpperCase(), route] as const),
    );
    const asked = routes.filter(([, route]) => isCalledByDevices(route));
    expect(asked.length).toBeGreaterThan(11);
    expect(calledByDevices.filter((route) => !(route in paths))).toEqual([]);
    const [invitation] = stage.invitations;
    const cookie = product.raterCookieOf(invitation?.invitationId ?? '');
    const before = lines.length;
    for (const [method, route] of asked) {
      for (const headers of [{}, cookie]) {
        for (const id of [stage.campaignId, stage.assignments[0]?.assignmentId ?? '', randomUUID(), 'nothing']) {
          const url = route.replace('{id}', id).replace('{number}', '1');
          const payload = method === 'GET' ? {} : { payload: { secret: invitation?.secret } };
          await product.app.inject({ method: method as 'GET', url, headers, ...payload });
        }
      }
    }
    expect(lines.slice(before)).toEqual([]);
  });

  it('is left by no step of a whole visit', async () => {
    const [assignment] = stage.assignments;
    const [invitation] = stage.invitations;
    if (!assignment || !invitation) throw new Error('a rater was staged');
    const before = lines.length;
    const opened = await product.app.inject({
      method: 'POST',
      url: '/api/v1/rater/sessions',
      payload: { secret: invitation.secret },
    });
    expect(opened.statusCode).toBe(200);
    const sent = await sendBallot(
      product,
      ballotBody(await takeBallot(product, stage.campaignId, assignment), plainSheet(stage)),
    );
    expect(sent.statusCode).toBe(200);
    expect(lines.slice(before)).toEqual([]);
  });

  it('is left by no body that breaks off on its way', async () => {
    const before = lines.length;
    await product.app.listen({ port: 0, host: '127.0.0.1' });
    const [address] = product.app.addresses();
    if (!address || typeof address === 'string') throw new Error('the product listens nowhere');
    for (const [path, type] of [
      ['/api/v1/ballots', 'application/octet-stream'],
      ['/api/v1/rater/sessions', 'application/json'],
    ]) {
      const socket = connect(address.port, address.address);
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${type}\r\ncontent-length: 29280\r\n\r\nabc`,
      );
      await sleep(100);
      socket.destroy();
      await sleep(200);
    }
    expect(lines.slice(before).filter((line) => line.includes('request'))).toEqual([]);
  });

  it('is left by others', async () => {
    const before = lines.length;
    await product.app.inject(`/api/v1/campaigns/${randomBytes(4).toString('hex')}`);
    expect(lines.length).toBeGreaterThan(before);
  });
});
