import type { AddressInfo } from 'node:net';
import { campaignEventSchema } from '@heartset/model/api/campaigns';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { sessions } from '../../db/schema/sign-in.ts';
import { type CampaignStage, createCampaignStage, type StageOptions } from '../../testing/campaign-stage.ts';
import { actorOf } from '../../testing/factories.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { followCampaign } from './follow-campaign.ts';

const quietLog = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const timing = { pollMs: 20, heartbeatMs: 60 };
const options = { mayEndGrace: false, clock: { now: () => new Date() } };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function staged(over: StageOptions = {}): Promise<{ stage: CampaignStage; hr: Actor }> {
  const stage = await createCampaignStage(database.owner, over);
  return { stage, hr: await actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']) };
}

function follow(actor: Actor, campaignId: string, signal = new AbortController().signal) {
  return followCampaign(database.api, actor, campaignId, { signal, log: quietLog, options, timing });
}

/** The next piece that is an event or the end, heartbeats aside. */
async function nextEvent(pieces: AsyncGenerator<string>) {
  for (;;) {
    const piece = await pieces.next();
    if (piece.done) return 'end';
    const [, data] = /^event: campaign\ndata: (.*)\n\n$/.exec(piece.value) ?? [];
    if (data) return campaignEventSchema.parse(JSON.parse(data));
  }
}

describe('following a campaign', () => {
  it('says at once where it stands, then every change, and beats while nothing changes', async () => {
    const { stage, hr } = await staged();
    const pieces = follow(hr, stage.campaignId);
    expect((await pieces.next()).value).toBe('retry: 3000\n\n');
    expect(await nextEvent(pieces)).toMatchObject({ state: 'collecting', delivery: { accepted: 7, failed: 0 } });
    expect((await pieces.next()).value).toBe(': still here\n\n');
    const [first] = stage.invitations;
    await database.owner
      .update(invitations)
      .set({ delivery: 'failed' })
      .where(eq(invitations.id, first?.invitationId ?? ''));
    expect(await nextEvent(pieces)).toMatchObject({ delivery: { accepted: 6, failed: 1 } });
    await database.owner.update(campaigns).set({ state: 'closing' }).where(eq(campaigns.id, stage.campaignId));
    expect(await nextEvent(pieces)).toMatchObject({ state: 'closing' });
    await pieces.return(undefined);
  });

  it('says that the reports can be released once they are counted, though the state stays as it was', async () => {
    const { stage, hr } = await staged({ releaseMode: 'by-hr', state: 'closed' });
    const pieces = follow(hr, stage.campaignId);
    const counting = await nextEvent(pieces);
    expect(counting).toMatchObject({ state: 'closed' });
    expect(counting).not.toMatchObject({ actions: expect.arrayContaining(['release']) });
    await database.owner.update(campaigns).set({ countedAt: new Date() }).where(eq(campaigns.id, stage.campaignId));
    expect(await nextEvent(pieces)).toMatchObject({ state: 'closed', actions: expect.arrayContaining(['release']) });
    await pieces.return(undefined);
  });

  it('ends when the reader signs out, and when the signal says so', async () => {
    const { stage, hr } = await staged();
    const pieces = follow(hr, stage.campaignId);
    await nextEvent(pieces);
    await database.owner.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, hr.sessionId));
    expect(await nextEvent(pieces)).toBe('end');

    const again = await staged();
    const reading = new AbortController();
    const other = follow(again.hr, again.stage.campaignId, reading.signal);
    await nextEvent(other);
    reading.abort();
    expect(await nextEvent(other)).toBe('end');
  });
});

describe('GET /api/v1/campaigns/:id/events', () => {
  let product: TestApp;
  let address: string;
  beforeAll(async () => {
    product = await createTestApp(database);
    await product.app.listen({ host: '127.0.0.1', port: 0 });
    address = `http://127.0.0.1:${(product.app.server.address() as AddressInfo).port}`;
  });

  const connect = (actor: Actor, campaignId: string, signal: AbortSignal) =>
    fetch(`${address}/api/v1/campaigns/${campaignId}/events`, { headers: product.cookieOf(actor), signal });

  async function firstText(reply: Response): Promise<string> {
    const reader = reply.body?.getReader();
    let text = '';
    while (reader && !text.includes('data:')) {
      const { value, done } = await reader.read();
      if (done) break;
      text += new TextDecoder().decode(value);
    }
    return text;
  }

  it('streams to whoever may see the campaign, to a few windows at most, and lets the server close', async () => {
    const { stage, hr } = await staged();
    const reading = new AbortController();
    const reply = await connect(hr, stage.campaignId, reading.signal);
    expect(reply.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(await firstText(reply)).toContain('event: campaign\ndata: {"state":"collecting"');

    const others = await Promise.all(Array.from({ length: 5 }, () => connect(hr, stage.campaignId, reading.signal)));
    expect(others.map((one) => one.status)).toEqual([200, 200, 200, 200, 200]);
    expect((await connect(hr, stage.campaignId, reading.signal)).status).toBe(429);
    reading.abort();

    const kept = new AbortController();
    await expect
      .poll(async () => (await connect(hr, stage.campaignId, kept.signal)).status, { timeout: 5000 })
      .toBe(200);
    const before = performance.now();
    await product.close();
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
