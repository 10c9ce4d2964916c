import type { invitationDeliveriesSchema } from '@heartset/model/api/campaigns';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Actor } from '../../core/context.ts';
import { auditEvents } from '../../db/schema/audit-events.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people } from '../../db/schema/people.ts';
import { sessions } from '../../db/schema/sign-in.ts';
import { type CampaignStage, createCampaignStage } from '../../testing/campaign-stage.ts';
import { actorOf, createActor, createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { setUpProduct } from '../../testing/set-up-product.ts';

const { database, product } = await setUpProduct();

interface Staged {
  stage: CampaignStage;
  hr: Actor;
  ada: { invitationId: string; raterId: string };
  correct: (email: string, as?: Actor, campaignId?: string) => Promise<{ status: number; code?: string }>;
}

/** A campaign that collects, whose mail to Ada came back. */
async function staged(): Promise<Staged> {
  const stage = await createCampaignStage(database.owner, {
    leaders: [{ raters: { 'team-members': ['ada', 'ben', 'cy', 'dov'] } }],
  });
  const hr = await actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']);
  const ada = stage.invitations.find((one) => one.name === 'ada');
  if (!ada) throw new Error('the stage has no Ada');
  await database.owner
    .update(invitations)
    .set({ delivery: 'failed', deliveryError: 'address-refused' })
    .where(eq(invitations.id, ada.invitationId));
  await database.owner
    .update(people)
    .set({ email: `ada@${stage.campaignId}.test` })
    .where(eq(people.id, ada.raterId));
  const correct = async (email: string, as = hr, campaignId = stage.campaignId) => {
    const reply = await product.app.inject({
      method: 'PUT',
      url: `/api/v1/campaigns/${campaignId}/invitations/${ada.invitationId}/address`,
      headers: product.cookieOf(as),
      payload: { email },
    });
    return reply.body === '' ? { status: reply.statusCode } : { status: reply.statusCode, code: reply.json().code };
  };
  return { stage, hr, ada, correct };
}

async function deliveryOf({ stage, hr, ada }: Staged) {
  const reply = await product.app.inject({
    url: `/api/v1/campaigns/${stage.campaignId}/invitations`,
    headers: product.cookieOf(hr),
  });
  const { invitations: list } = reply.json<z.infer<typeof invitationDeliveriesSchema>>();
  return list.find((each) => each.invitationId === ada.invitationId);
}

const mailsTo = (personId: string) =>
  database.owner
    .select({ id: outboxMails.id, kind: outboxMails.kind, address: outboxMails.address, key: outboxMails.dedupeKey })
    .from(outboxMails)
    .where(eq(outboxMails.personId, personId))
    .orderBy(outboxMails.kind);

describe('correcting the address of an invitation that came back', () => {
  it('sends it again to the new address, and tells the old one', async () => {
    const scene = await staged();
    const before = product.enqueued.length;
    expect(await scene.correct(' ada.new@hospital.test ')).toEqual({ status: 204 });
    expect(await deliveryOf(scene)).toMatchObject({
      email: 'ada.new@hospital.test',
      delivery: 'queued',
      error: null,
      removed: false,
    });
    const mails = await mailsTo(scene.ada.raterId);
    expect(mails).toMatchObject([
      { kind: 'address-changed', address: `ada@${scene.stage.campaignId}.test` },
      { kind: 'invitation', address: null },
    ]);
    // Another mail than the first, so that no mailbox takes it for the one it refused.
    expect(mails[1]?.key).not.toBe(`invitation:${scene.ada.invitationId}`);
    expect(product.enqueued.length - before).toBe(2);
  });

  it('counts the mail as on its way on the campaign’s page', async () => {
    const scene = await staged();
    await scene.correct('ada@elsewhere.test');
    const reply = await product.app.inject({
      url: `/api/v1/campaigns/${scene.stage.campaignId}`,
      headers: product.cookieOf(scene.hr),
    });
    expect(reply.json().delivery).toEqual({ queued: 1, accepted: 3, failed: 0 });
  });

  it('signs the person out and writes it down without an address', async () => {
    const { stage, hr, ada, correct } = await staged();
    const asAda = await actorOf(database.owner, stage.organizationId, ada.raterId, []);
    await correct('ada.new@hospital.test');
    const [session] = await database.owner
      .select({ because: sessions.revokedBecause })
      .from(sessions)
      .where(eq(sessions.id, asAda.sessionId));
    expect(session).toEqual({ because: 'address-changed' });
    const events = await database.owner
      .select({ action: auditEvents.action, actorId: auditEvents.actorId, details: auditEvents.details })
      .from(auditEvents)
      .where(eq(auditEvents.organizationId, stage.organizationId))
      .orderBy(auditEvents.action);
    expect(events).toEqual([
      { action: 'campaign.invitation-sent-again', actorId: hr.personId, details: { otherAddress: true } },
      { action: 'person.address-changed', actorId: hr.personId, details: { campaignId: stage.campaignId } },
    ]);
  });

  it('only tries again where the address stays, and tells nobody', async () => {
    const { stage, ada, correct } = await staged();
    const asAda = await actorOf(database.owner, stage.organizationId, ada.raterId, []);
    expect(await correct(`ADA@${stage.campaignId}.test`)).toEqual({ status: 204 });
    expect((await mailsTo(ada.raterId)).map(({ kind }) => kind)).toEqual(['invitation']);
    const [session] = await database.owner
      .select({ revokedAt: sessions.revokedAt })
      .from(sessions)
      .where(eq(sessions.id, asAda.sessionId));
    expect(session).toEqual({ revokedAt: null });
  });

  it('sends once when two do it at the same moment', async () => {
    const { ada, correct } = await staged();
    const outcomes = await Promise.all([correct('one@hospital.test'), correct('two@hospital.test')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await mailsTo(ada.raterId)).filter(({ kind }) => kind === 'invitation')).toHaveLength(1);
  });
});

describe('what is refused', () => {
  it('is an address of somebody else, in whatever case, and one that is none', async () => {
    const { stage, ada, correct } = await staged();
    await createPersonRow(database.owner, stage.organizationId, { email: 'taken@hospital.test' });
    expect(await correct('TAKEN@hospital.test')).toEqual({ status: 409, code: 'address-taken' });
    expect(await correct('nowhere')).toEqual({ status: 400, code: 'input-invalid' });
    expect(await mailsTo(ada.raterId)).toEqual([]);
  });

  it('is a mail that was accepted: whoever read it holds the link', async () => {
    const { stage, ada, correct } = await staged();
    await database.owner
      .update(invitations)
      .set({ delivery: 'accepted' })
      .where(and(eq(invitations.id, ada.invitationId), eq(invitations.campaignId, stage.campaignId)));
    expect(await correct('ada.new@hospital.test')).toEqual({ status: 409, code: 'conflict' });
  });

  it.each(['server-too-slow', 'server-unreachable', 'not-sent'])(
    'is another address for a link that may have arrived without a word (%s); the same one is tried again',
    async (deliveryError) => {
      const { stage, ada, correct } = await staged();
      await database.owner.update(invitations).set({ deliveryError }).where(eq(invitations.id, ada.invitationId));
      expect(await correct('ada.new@hospital.test')).toEqual({ status: 409, code: 'conflict' });
      expect(await mailsTo(ada.raterId)).toEqual([]);
      expect(await correct(`ada@${stage.campaignId}.test`)).toEqual({ status: 204 });
    },
  );

  it('is another address after a mail of which nobody knows whether it arrived, also when a later one came back', async () => {
    const { stage, ada, correct } = await staged();
    const mail = { organizationId: stage.organizationId, personId: ada.raterId, campaignId: stage.campaignId };
    const failed = { ...mail, invitationId: ada.invitationId, kind: 'invitation', state: 'failed' } as const;
    await database.owner.insert(outboxMails).values([
      { ...failed, dedupeKey: `first:${ada.invitationId}`, errorCode: 'server-too-slow' },
      { ...failed, dedupeKey: `second:${ada.invitationId}`, errorCode: 'address-refused' },
    ]);
    expect(await correct('ada.new@hospital.test')).toEqual({ status: 409, code: 'conflict' });
    expect(await mailsTo(ada.raterId)).toHaveLength(2);
    expect(await correct(`ada@${stage.campaignId}.test`)).toEqual({ status: 204 });
  });

  it('is another address for a link that was delivered once, when a mail of a further round comes back', async () => {
    const { stage, ada, correct } = await staged();
    const mail = { organizationId: stage.organizationId, personId: ada.raterId, campaignId: stage.campaignId };
    const { invitationId } = ada;
    await database.owner.insert(outboxMails).values([
      { ...mail, invitationId, kind: 'invitation', dedupeKey: `first:${invitationId}`, state: 'sent' },
      { ...mail, invitationId, kind: 'further-round', dedupeKey: `second:${invitationId}`, state: 'failed' },
    ]);
    expect(await correct('hr.reads.this@hospital.test')).toEqual({ status: 409, code: 'conflict' });
    expect(await mailsTo(ada.raterId)).toHaveLength(2);
    // Where it was delivered it may be delivered again.
    expect(await correct(`ADA@${stage.campaignId}.test`)).toEqual({ status: 204 });
  });

  it('is also the address of today, when the directory was given another one after the link was delivered', async () => {
    const { stage, ada, correct } = await staged();
    const mail = { organizationId: stage.organizationId, personId: ada.raterId };
    const ofCampaign = { ...mail, campaignId: stage.campaignId, invitationId: ada.invitationId };
    const first = {
      dedupeKey: `first:${ada.invitationId}`,
      state: 'sent',
      createdAt: new Date(Date.now() - 60_000),
    } as const;
    await database.owner.insert(outboxMails).values([
      { ...ofCampaign, ...first, kind: 'invitation' },
      { ...ofCampaign, kind: 'further-round', dedupeKey: `second:${ada.invitationId}`, state: 'failed' },
    ]);
    await database.owner
      .insert(outboxMails)
      .values({ ...mail, kind: 'address-changed', dedupeKey: `changed:${ada.raterId}` });
    expect(await correct(`ada@${stage.campaignId}.test`)).toEqual({ status: 409, code: 'conflict' });
    expect(await mailsTo(ada.raterId)).toHaveLength(3);
  });

  it('is an invitation taken back, and a campaign that no longer collects', async () => {
    const { stage, ada, correct } = await staged();
    await database.owner.update(invitations).set({ removed: true }).where(eq(invitations.id, ada.invitationId));
    expect(await correct('ada.new@hospital.test')).toEqual({ status: 409, code: 'conflict' });
    await database.owner.update(campaigns).set({ state: 'closing' }).where(eq(campaigns.id, stage.campaignId));
    expect(await correct('ada.new@hospital.test')).toEqual({ status: 409, code: 'campaign-state-changed' });
  });

  it('is everybody but HR of the same organisation whom the campaign is not about', async () => {
    const { stage, ada, correct } = await staged();
    const leaderId = stage.leaders[0]?.leaderId ?? '';
    const ratedHr = await actorOf(database.owner, stage.organizationId, leaderId, ['hr', 'leader']);
    const leader = await actorOf(database.owner, stage.organizationId, leaderId, ['leader']);
    const foreign = await createActor(database.owner, await createOrganizationRow(database.owner), ['hr']);
    expect(await correct('mine@hospital.test', ratedHr)).toEqual({ status: 403, code: 'not-allowed' });
    expect(await correct('mine@hospital.test', leader)).toEqual({ status: 403, code: 'not-allowed' });
    expect(await correct('mine@hospital.test', foreign)).toEqual({ status: 404, code: 'not-found' });
    const unsigned = await product.app.inject({
      method: 'PUT',
      url: `/api/v1/campaigns/${stage.campaignId}/invitations/${ada.invitationId}/address`,
      payload: { email: 'mine@hospital.test' },
    });
    expect(unsigned.statusCode).toBe(401);
    expect(await mailsTo(ada.raterId)).toEqual([]);
  });

  it('is an invitation of another campaign', async () => {
    const { stage, correct, hr } = await staged();
    const other = await createCampaignStage(database.owner, { organizationId: stage.organizationId });
    expect(await correct('ada.new@hospital.test', hr, other.campaignId)).toEqual({ status: 404, code: 'not-found' });
  });
});
