import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../core/transaction.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { createCampaignStage } from '../../testing/campaign-stage.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { loadUncertain } from './asked-labels.queries.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe('of whom it is not certain whether they could answer', () => {
  it.each<[string, Partial<typeof invitations.$inferInsert>, Partial<typeof outboxMails.$inferInsert>, boolean]>([
    ['whose mail was taken', { delivery: 'accepted' }, { state: 'sent', attempts: 1 }, false],
    ['whose mail waits for its first try', { delivery: 'queued' }, { state: 'pending', attempts: 0 }, false],
    ['whose mail is tried for the first time', { delivery: 'queued' }, { state: 'sending', attempts: 1 }, false],
    ['whose mail was put off', { delivery: 'queued' }, { state: 'pending', attempts: 1 }, true],
    ['whose mail was put off and is tried again now', { delivery: 'queued' }, { state: 'sending', attempts: 2 }, true],
    ['whose mail came back', { delivery: 'failed' }, { state: 'failed', attempts: 1 }, true],
    ['whom a first round missed', { delivery: 'accepted', missedARound: true }, { state: 'sent', attempts: 1 }, true],
    ['who was taken out', { delivery: 'accepted', removed: true }, { state: 'sent', attempts: 1 }, true],
  ])('%s', async (_who, invitation, mail, uncertain) => {
    const stage = await createCampaignStage(database.owner, { leaders: [{ raters: { peers: 3 } }] });
    const here = eq(invitations.campaignId, stage.campaignId);
    const [one] = await database.owner.select().from(invitations).where(here);
    if (!one) throw new Error('three were invited');
    await database.owner.update(invitations).set(invitation).where(eq(invitations.id, one.id));
    await database.owner.insert(outboxMails).values({
      organizationId: stage.organizationId,
      kind: 'invitation',
      campaignId: stage.campaignId,
      personId: one.raterId,
      dedupeKey: `invitation:${one.id}`,
      invitationId: one.id,
      ...mail,
    });
    const found = await inTransaction(database.owner, (tx) => loadUncertain(tx, stage.campaignId));
    expect([...found]).toEqual(uncertain ? [one.raterId] : []);
  });
});
