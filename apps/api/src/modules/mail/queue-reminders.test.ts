import { and, asc, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { hashSecret } from '../../core/secret-hash.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { invitations, mailStops } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people } from '../../db/schema/people.ts';
import {
  type CampaignRows,
  createDraftCampaign,
  createInvitationRow,
  openCampaignRow,
} from '../../testing/campaign-rows.ts';
import { answerAs, createCampaignStage, plainSheet } from '../../testing/campaign-stage.ts';
import { createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { setUpMail } from '../../testing/set-up-mail.ts';
import { queueReminders } from './queue-reminders.ts';
import { sendMail } from './send-mail.ts';
import { sweepOutbox } from './sweep-outbox.ts';

const { database, server, deps } = await setUpMail();
const dayMs = 24 * 3_600_000;

/** A campaign that was opened so many days ago and ends in so many, whose invitations have arrived long since. */
async function opened(
  days: { ago: number; left: number; reminders?: number },
  raters = 3,
): Promise<CampaignRows & { invitationIds: string[]; raterIds: string[] }> {
  const organizationId = await createOrganizationRow(database.owner);
  const campaign = await createDraftCampaign(database.owner, organizationId);
  const raterIds: string[] = [];
  const invitationIds: string[] = [];
  for (let n = 0; n < raters; n += 1) {
    const raterId = await createPersonRow(database.owner, organizationId);
    raterIds.push(raterId);
    invitationIds.push(await createInvitationRow(database.owner, campaign, { raterId }));
  }
  const now = Date.now();
  await database.owner
    .update(campaigns)
    .set({ deadlineAt: new Date(now + days.left * dayMs), reminders: days.reminders ?? 2 })
    .where(eq(campaigns.id, campaign.campaignId));
  await openCampaignRow(database.owner, campaign, new Date(now - days.ago * dayMs));
  await database.owner
    .update(invitations)
    .set({ delivery: 'accepted' })
    .where(eq(invitations.campaignId, campaign.campaignId));
  return { ...campaign, invitationIds, raterIds };
}

const remindersOf = (campaignId: string) =>
  database.owner
    .select()
    .from(outboxMails)
    .where(and(eq(outboxMails.campaignId, campaignId), eq(outboxMails.kind, 'reminder')))
    .orderBy(asc(outboxMails.dedupeKey));

const stopMailsOf = (invitationId: string) =>
  database.owner
    .insert(mailStops)
    .values({ tokenHash: hashSecret(invitationId), invitationId, stopped: true })
    .onConflictDoNothing();

describe('reminders', () => {
  it('go half-way to everybody who was asked, once, whoever looks and however often', async () => {
    const { campaignId, invitationIds } = await opened({ ago: 8, left: 6 });
    await Promise.all([queueReminders(database.mailer), queueReminders(database.mailer)]);
    await sweepOutbox(database.mailer);
    const queued = await remindersOf(campaignId);
    expect(queued.map(({ dedupeKey }) => dedupeKey)).toEqual(
      invitationIds.map((id) => `reminder:${id}:half-way`).sort(),
    );
    // Also when the rows are not there any more.
    await database.owner.delete(outboxMails).where(eq(outboxMails.campaignId, campaignId));
    await queueReminders(database.mailer);
    expect(await remindersOf(campaignId)).toEqual([]);
  });

  it('go out two days before the end, and then the one from half-way does not', async () => {
    const { campaignId } = await opened({ ago: 12.5, left: 1.5 });
    await queueReminders(database.mailer);
    await queueReminders(database.mailer);
    const queued = await remindersOf(campaignId);
    expect(queued).toHaveLength(3);
    for (const { dedupeKey } of queued) expect(dedupeKey).toMatch(/:last-days$/);
  });

  it('do not go out when none is due, none is wanted, or the campaign does not collect', async () => {
    const early = await opened({ ago: 4, left: 10 });
    const without = await opened({ ago: 12.5, left: 1.5, reminders: 0 });
    const closing = await opened({ ago: 12.5, left: 1.5 });
    await database.owner
      .update(campaigns)
      .set({ state: 'closing', graceEndsAt: new Date() })
      .where(eq(campaigns.id, closing.campaignId));
    await queueReminders(database.mailer);
    for (const { campaignId } of [early, without, closing]) expect(await remindersOf(campaignId)).toEqual([]);
  });

  it('leave out who was taken out, wants no more mails, was just written to, or does not get mail', async () => {
    const { campaignId, organizationId, invitationIds, raterIds } = await opened({ ago: 8, left: 6 }, 7);
    const [withdrawn = '', stopped = '', added = '', failed = '', queued = '', returned = ''] = invitationIds;
    await database.owner.update(invitations).set({ removed: true }).where(eq(invitations.id, withdrawn));
    await stopMailsOf(stopped);
    await database.owner.insert(outboxMails).values({
      organizationId,
      kind: 'invitation',
      dedupeKey: `invitation:${added}`,
      personId: raterIds[2] ?? '',
      campaignId,
      invitationId: added,
      // It waited for a mail server that was away.
      createdAt: sql`now() - interval '3 days'`,
      sentAt: sql`now() - interval '20 hours'`,
    });
    await database.owner.update(invitations).set({ delivery: 'failed' }).where(eq(invitations.id, failed));
    await database.owner.update(invitations).set({ delivery: 'queued' }).where(eq(invitations.id, queued));
    await database.owner
      .update(people)
      .set({ mailReturned: true })
      .where(eq(people.id, raterIds[5] ?? ''));
    await queueReminders(database.mailer);
    expect(returned).not.toBe('');
    expect((await remindersOf(campaignId)).map(({ invitationId }) => invitationId)).toEqual([invitationIds[6]]);
  });

  it('are the same for who has answered as for who has not', async () => {
    const stage = await createCampaignStage(database.owner, { leaders: [{ raters: { peers: 4 } }] });
    const [first, second] = stage.assignments;
    if (!first || !second) throw new Error('the stage has no raters');
    for (const one of [first, second]) await answerAs(database.api, stage, one, plainSheet(stage));
    await database.owner.update(invitations).set({ delivery: 'accepted' });
    await database.owner.execute(sql`INSERT INTO campaign_reminders VALUES (${stage.campaignId}, 'half-way')`);
    await database.owner.execute(sql`ALTER TABLE campaigns DISABLE TRIGGER USER`);
    await database.owner.execute(sql`
      UPDATE campaigns SET opened_at = now() - interval '20 days', deadline_at = now() + interval '1 day', reminders = 2
      WHERE id = ${stage.campaignId}`);
    await queueReminders(database.mailer);
    const rows = await remindersOf(stage.campaignId);
    expect(rows).toHaveLength(4);
    for (const { id } of rows) expect(await sendMail(deps, id)).toEqual({ outcome: 'sent' });
    const after = await remindersOf(stage.campaignId);
    const told = after.map(({ state, attempts, errorCode }) => ({ state, attempts, errorCode }));
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    const words = server.received
      .slice(-4)
      .map(({ text = '' }) => text.replaceAll(/#\S+|[0-9A-Z]{5}-[0-9A-Z-]+|Hello [^,]*/g, ''));
    expect(new Set(words).size).toBe(1);
  });
});

describe('a reminder', () => {
  async function reminder() {
    const campaign = await opened({ ago: 8, left: 6 }, 1);
    await queueReminders(database.mailer);
    const [row] = await remindersOf(campaign.campaignId);
    return { ...campaign, invitationId: campaign.invitationIds[0] ?? '', mailId: row?.id ?? '' };
  }
  const invitationRow = async (id: string) =>
    (await database.owner.select().from(invitations).where(eq(invitations.id, id)))[0];

  it('carries the link, says that there may be nothing to do, and can be stopped with one click', async () => {
    const { mailId, invitationId } = await reminder();
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'sent' });
    const mail = server.received.at(-1);
    const text = mail?.text ?? '';
    expect(mail?.subject).toMatch(/^Until \d+ \w+: your feedback for Lea Dorn$/);
    const secret = /\/a#([A-Za-z0-9_-]{22})\s/.exec(text)?.[1] ?? '';
    expect(hashSecret(secret)).toEqual((await invitationRow(invitationId))?.secretHash);
    expect(text.replaceAll(/\s+/g, ' ')).toContain('If you have answered, there is nothing to do');
    const token = /https:\/\/feedback\.example\/stop#([A-Za-z0-9_-]{22})\s/.exec(text)?.[1] ?? '';
    expect(token).not.toBe(secret);
    const [stop] = await database.owner.select().from(mailStops).where(eq(mailStops.invitationId, invitationId));
    expect(stop).toMatchObject({ tokenHash: hashSecret(token), stopped: false });
    expect(mail?.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line).toBe(
      `List-Unsubscribe: <https://feedback.example/stop/${token}>`,
    );
    expect(mail?.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toBe(
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    );
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('is not sent once mails were stopped, and shows that to nobody', async () => {
    const { mailId, invitationId } = await reminder();
    await stopMailsOf(invitationId);
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'obsolete', code: 'mails-stopped' });
    expect(await invitationRow(invitationId)).toMatchObject({ delivery: 'accepted', deliveryError: null });
  });

  it('that its reader’s address refuses is trouble of the address, and says nothing of the invitation', async () => {
    const { mailId, invitationId, raterIds } = await reminder();
    server.verdict = () => 550;
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'failed', code: 'address-refused' });
    server.verdict = () => undefined;
    expect(await invitationRow(invitationId)).toMatchObject({ delivery: 'accepted', deliveryError: null });
    const [reader] = await database.owner
      .select()
      .from(people)
      .where(eq(people.id, raterIds[0] ?? ''));
    expect(reader?.mailReturned).toBe(true);
  });

  it('is not sent while its invitation has not arrived', async () => {
    const { mailId, invitationId } = await reminder();
    await database.owner
      .update(invitations)
      .set({ delivery: 'failed', deliveryError: 'address-refused' })
      .where(eq(invitations.id, invitationId));
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'obsolete', code: 'invitation-not-arrived' });
    expect(await invitationRow(invitationId)).toMatchObject({ deliveryError: 'address-refused' });
  });
});
