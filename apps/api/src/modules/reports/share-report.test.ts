import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { type CampaignStage, createCampaignStage } from '../../testing/campaign-stage.ts';
import { actorOf, createActor } from '../../testing/factories.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

let database: TestDatabase;
let product: TestApp;
let stage: CampaignStage;
let leader: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  product = await createTestApp(database);
  stage = await createCampaignStage(database.owner);
  leader = await actorOf(database.owner, stage.organizationId, leaderId(), ['leader']);
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

const newCoach = () => createActor(database.owner, stage.organizationId, ['coach']);

/** Shares with exactly these; returns the names of the jobs that were enqueued for it. */
async function share(actor: Actor, readers: readonly Actor[]): Promise<string[]> {
  const before = product.enqueued.length;
  const reply = await product.app.inject({
    method: 'PUT',
    url: `/api/v1/reports/${stage.campaignId}/${leaderId()}/shares`,
    headers: product.cookieOf(actor),
    payload: { readerIds: readers.map(({ personId }) => personId) },
  });
  if (reply.statusCode !== 200) throw new Error(reply.json().code);
  return product.enqueued.slice(before).map(({ job }) => job.name);
}

const mailsTo = (reader: Actor) =>
  database.owner
    .select({ kind: outboxMails.kind, campaignId: outboxMails.campaignId, leaderId: outboxMails.leaderId })
    .from(outboxMails)
    .where(eq(outboxMails.personId, reader.personId));

describe('sharing a report', () => {
  it('has a mail sent to each reader, once for as long as it is shared', async () => {
    const [first, second] = [await newCoach(), await newCoach()];
    expect(await share(leader, [first])).toEqual(['send-mail']);
    expect(await share(leader, [first])).toEqual([]);
    expect(await share(leader, [first, second, leader])).toEqual(['send-mail']);
    const mail = { kind: 'report-shared', campaignId: stage.campaignId, leaderId: leaderId() };
    expect(await mailsTo(first)).toEqual([mail]);
    expect(await mailsTo(second)).toEqual([mail]);
    expect(await mailsTo(leader)).toEqual([]);
  });

  it('says nothing when it is taken back, and tells of a new share, though never twice a day', async () => {
    const coach = await newCoach();
    await share(leader, [coach]);
    expect(await share(leader, [])).toEqual([]);
    expect(await share(leader, [coach])).toEqual([]);
    expect(await mailsTo(coach)).toHaveLength(1);
    await share(leader, []);
    product.clock.advance(24 * 3_600_000);
    // The day has outlived the cookie's token, not the session.
    expect(await share(leader, [coach])).toEqual(['send-mail']);
    expect(await mailsTo(coach)).toHaveLength(2);
  });

  it('writes no mail when the share is refused', async () => {
    const coach = await newCoach();
    await expect(share(coach, [coach])).rejects.toThrow('not-found');
    const elsewhere = await createCampaignStage(database.owner);
    const stranger = await createActor(database.owner, elsewhere.organizationId, ['coach']);
    await expect(share(leader, [coach, stranger])).rejects.toThrow('person-unknown');
    expect([...(await mailsTo(coach)), ...(await mailsTo(stranger))]).toEqual([]);
  });

  it('tells once when two tabs share at the same moment', async () => {
    const coach = await newCoach();
    const enqueued = await Promise.all([share(leader, [coach]), share(leader, [coach])]);
    expect(enqueued.flat().length).toBeGreaterThan(0);
    expect(await mailsTo(coach)).toHaveLength(1);
  });
});
