import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { hashSecret } from '../../core/secret-hash.ts';
import { inTransaction } from '../../core/transaction.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { invitations, mailStops } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { createDraftCampaign, createInvitationRow, openCampaignRow } from '../../testing/campaign-rows.ts';
import { createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { setUpMail } from '../../testing/set-up-mail.ts';
import { type MailToQueue, queueMails } from './mail.public.ts';
import { sendMail } from './send-mail.ts';

const { database, server, deps } = await setUpMail();

/** Somebody who was asked, has their invitation, and may be a leader of the same campaign. */
async function asked({ leader = false, stopped = true } = {}) {
  const organizationId = await createOrganizationRow(database.owner);
  const campaign = await createDraftCampaign(database.owner, organizationId);
  const personId = leader ? campaign.leaderId : await createPersonRow(database.owner, organizationId);
  const other = await createPersonRow(database.owner, organizationId);
  const invitationId = await createInvitationRow(database.owner, campaign, { raterId: personId, leaderId: other });
  await openCampaignRow(database.owner, campaign);
  const { campaignId } = campaign;
  const about = { organizationId, personId, campaignId };
  const send = async (mail: MailToQueue) => {
    await inTransaction(database.api, (tx) => queueMails(tx, [mail]));
    const [row] = await database.owner
      .select({ id: outboxMails.id })
      .from(outboxMails)
      .where(eq(outboxMails.campaignId, campaignId))
      .orderBy(sql`${outboxMails.createdAt} DESC`)
      .limit(1);
    return sendMail(deps, row?.id ?? '');
  };
  expect(await send({ kind: 'invitation', invitationId, ...about })).toEqual({ outcome: 'sent' });
  const token = /\/stop#(\S{22})\s/.exec(server.received.at(-1)?.text ?? '')?.[1] ?? '';
  if (stopped) {
    await database.api
      .update(mailStops)
      .set({ stopped: true })
      .where(eq(mailStops.tokenHash, hashSecret(token)));
  }
  const standing = async () =>
    (await database.owner.select().from(invitations).where(eq(invitations.id, invitationId)))[0];
  return { about, invitationId, send, standing };
}

const over = { outcome: 'obsolete', code: 'mails-stopped' };
const cancel = (campaignId: string) =>
  database.owner.update(campaigns).set({ state: 'cancelled' }).where(eq(campaigns.id, campaignId));

describe('whoever wants no more mails about a campaign', () => {
  it('gets none, whatever it is about, and HR’s list stays as it was', async () => {
    const { about, invitationId, send, standing } = await asked();
    const deadlineAt = new Date();
    const before = server.received.length;
    expect(await send({ kind: 'further-round', invitationId, ...about })).toEqual(over);
    expect(await send({ kind: 'deadline-moved', invitationId, deadlineAt, ...about })).toEqual(over);
    expect(await send({ kind: 'invitation', invitationId, again: randomUUID(), ...about })).toEqual(over);
    expect(await standing()).toMatchObject({ delivery: 'accepted', deliveryError: null });
    await cancel(about.campaignId);
    expect(await send({ kind: 'campaign-cancelled', ...about })).toEqual(over);
    expect(server.received.length).toBe(before);
  });

  it('still gets what is about themself, where the campaign is', async () => {
    const { about, send } = await asked({ leader: true });
    await cancel(about.campaignId);
    expect(await send({ kind: 'campaign-cancelled', ...about })).toEqual({ outcome: 'sent' });
  });

  it('has stopped them for good, also where the mailer’s key has changed since', async () => {
    const { about, invitationId, send } = await asked({ stopped: false });
    const otherKey = { ...deps, mailKey: 'another-key-that-only-the-tests-know' };
    const again: MailToQueue = { kind: 'invitation', invitationId, again: randomUUID(), ...about };
    await inTransaction(database.api, (tx) => queueMails(tx, [again]));
    const waiting = await database.owner.select().from(outboxMails).where(eq(outboxMails.state, 'pending'));
    for (const { id, campaignId } of waiting)
      if (campaignId === about.campaignId) expect(await sendMail(otherKey, id)).toEqual({ outcome: 'sent' });
    const tokens = await database.owner.select().from(mailStops).where(eq(mailStops.invitationId, invitationId));
    expect(tokens).toHaveLength(2);
    await database.api
      .update(mailStops)
      .set({ stopped: true })
      .where(eq(mailStops.tokenHash, tokens[0]?.tokenHash ?? Buffer.alloc(0)));
    expect(await send({ kind: 'further-round', invitationId, ...about })).toEqual(over);
  });
});

it('an invitation that came back after it was sent goes out again in its own words', async () => {
  const { about, invitationId, send } = await asked({ stopped: false });
  const again = (): MailToQueue => ({ kind: 'invitation', invitationId, again: randomUUID(), ...about });
  await database.owner
    .update(invitations)
    .set({ delivery: 'failed', deliveryError: 'mail-returned' })
    .where(eq(invitations.id, invitationId));
  expect(await send(again())).toEqual({ outcome: 'sent' });
  expect(server.received.at(-1)?.subject).toMatch(/^Your feedback for /);
  expect(await send(again())).toEqual({ outcome: 'sent' });
  expect(server.received.at(-1)?.subject).toBe('One more person to give feedback about');
});
