import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../core/transaction.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people } from '../../db/schema/people.ts';
import { returnedMails } from '../../db/schema/returned-mails.ts';
import { createDraftCampaign, createInvitationRow, openCampaignRow } from '../../testing/campaign-rows.ts';
import { createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { setUpMail } from '../../testing/set-up-mail.ts';
import { createTestApp } from '../../testing/test-app.ts';
import { bounceToken, returnPathOf } from '../mail/bounce-token.ts';
import { queueMails } from '../mail/mail.public.ts';
import { sendMail } from '../mail/send-mail.ts';
import { takeReturnedMails } from './take-returned-mails.ts';
import { signBody } from './verify-signature.ts';

const secret = 'a-webhook-secret-that-only-the-tests-know';
const { database, server, deps } = await setUpMail();
const product = await createTestApp(database, { config: { mailBounceWebhookSecret: secret } });
const without = await createTestApp(database);
afterAll(async () => {
  await product.close();
  await without.close();
});

async function invited() {
  const organizationId = await createOrganizationRow(database.owner);
  const campaign = await createDraftCampaign(database.owner, organizationId);
  const raterId = await createPersonRow(database.owner, organizationId, { givenName: 'Noor', familyName: 'Haddad' });
  const invitationId = await createInvitationRow(database.owner, campaign, { raterId });
  await openCampaignRow(database.owner, campaign);
  const about = { organizationId, personId: raterId, campaignId: campaign.campaignId, invitationId };
  await inTransaction(database.api, (tx) => queueMails(tx, [{ kind: 'invitation', ...about }]));
  const [row] = await database.owner.select().from(outboxMails).where(eq(outboxMails.invitationId, invitationId));
  const mailId = row?.id ?? '';
  await sendMail(deps, mailId);
  const [person] = await database.owner.select().from(people).where(eq(people.id, raterId));
  const messageId = server.received.at(-1)?.messageId ?? '';
  const delivery = async () => {
    const [invitation] = await database.owner.select().from(invitations).where(eq(invitations.id, invitationId));
    return invitation?.delivery;
  };
  return { mailId, messageId, address: person?.email ?? '', delivery };
}

/** Tells of mails as a mail service does. */
async function tell(body: unknown, changes: { headers?: Record<string, string>; app?: typeof product.app } = {}) {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = String(Math.floor(product.clock.now().getTime() / 1000));
  const reply = await (changes.app ?? product.app).inject({
    method: 'POST',
    url: '/api/v1/mail/bounces',
    headers: {
      'content-type': 'application/json',
      'x-heartset-timestamp': timestamp,
      'x-heartset-signature': signBody(secret, timestamp, Buffer.from(payload)),
      ...changes.headers,
    },
    payload,
  });
  return reply.statusCode;
}

const waiting = () => database.owner.select().from(returnedMails);

describe('a mail service that tells of mails that came back', () => {
  it('is believed, and the mailer takes it', async () => {
    const { messageId, address, delivery } = await invited();
    expect(await tell({ mails: [{ mail: messageId, recipient: address.toUpperCase(), verdict: 'hard' }] })).toBe(204);
    const rows = await waiting();
    expect(rows).toHaveLength(1);
    // No address, and no time.
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['id', 'token', 'verdict']);
    expect(await delivery()).toBe('accepted');
    expect(await takeReturnedMails(deps)).toBe(1);
    expect(await delivery()).toBe('failed');
    expect(await waiting()).toEqual([]);
  });

  it('may tell it twice, and name the return path instead', async () => {
    const { mailId, address, delivery } = await invited();
    const returnPath = returnPathOf(
      'bounces@bounces.example',
      bounceToken(deps.mailKey, { about: 'mail', id: mailId }),
    );
    const told = { mails: [{ mail: returnPath, recipient: address, verdict: 'soft' }] };
    await tell(told);
    await tell(told);
    expect(await takeReturnedMails(deps)).toBe(1);
    expect([await delivery(), await waiting()]).toEqual(['queued', []]);
  });

  it('is asked again later about a mail of which nobody knows yet that it left', async () => {
    const { mailId, messageId, address, delivery } = await invited();
    const state = (state: 'sending' | 'sent') =>
      database.owner.update(outboxMails).set({ state }).where(eq(outboxMails.id, mailId));
    await tell({ mails: [{ mail: messageId, recipient: address, verdict: 'hard' }] });
    await state('sending');
    expect(await takeReturnedMails(deps)).toBe(0);
    await state('sent');
    expect(await takeReturnedMails(deps)).toBe(1);
    expect(await delivery()).toBe('failed');
  });

  it('changes nothing with a mark that is not ours, about another address, or without a mark', async () => {
    const { messageId, address, delivery } = await invited();
    const forged = messageId.replace(/[0-9a-f]\./, (digit) => (digit === '0.' ? '1.' : '0.'));
    const mails = [
      { mail: forged, recipient: address, verdict: 'hard' },
      { mail: messageId, recipient: 'noor@home.example', verdict: 'hard' },
      { mail: 'a mail', recipient: address, verdict: 'hard' },
    ];
    expect(await tell({ mails })).toBe(204);
    expect(await takeReturnedMails(deps)).toBe(0);
    expect([await delivery(), await waiting()]).toEqual(['accepted', []]);
  });
});

describe('what is refused', () => {
  it('is everybody without the signature, an old one, and everything where there is no secret', async () => {
    const body = { mails: [{ mail: 'x', recipient: 'a@b.example', verdict: 'hard' }] };
    expect(await tell(body, { headers: { 'x-heartset-signature': 'ab'.repeat(32) } })).toBe(403);
    expect(await tell(body, { headers: { 'x-heartset-timestamp': '1' } })).toBe(403);
    const old = String(Math.floor(product.clock.now().getTime() / 1000) - 301);
    const signature = signBody(secret, old, Buffer.from(JSON.stringify(body)));
    expect(await tell(body, { headers: { 'x-heartset-timestamp': old, 'x-heartset-signature': signature } })).toBe(403);
    expect(await tell(body, { app: without.app })).toBe(404);
    expect(await tell(body, { headers: { 'content-type': 'text/plain' } })).toBe(415);
    expect(await tell(body)).toBe(204);
  });

  it('is a body that is none, too large, or has more in it', async () => {
    const mail = { mail: 'x', recipient: 'a@b.example', verdict: 'hard' };
    expect(await tell('{"mails":')).toBe(400);
    expect(await tell('')).toBe(400);
    expect(await tell({ mails: [] })).toBe(400);
    expect(await tell({ mails: [{ ...mail, verdict: 'delayed' }] })).toBe(400);
    expect(await tell({ mails: [{ ...mail, more: 1 }] })).toBe(400);
    expect(await tell({ mails: Array.from({ length: 101 }, () => mail) })).toBe(400);
    expect(await tell(`{"mails":"${'x'.repeat(70_000)}"}`)).toBe(413);
    expect(await waiting()).toEqual([]);
  });
});
