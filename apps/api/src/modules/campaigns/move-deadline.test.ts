import { and, asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { hashSecret } from '../../core/secret-hash.ts';
import { invitations, mailStops } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { campaignInput } from '../../testing/campaign-drafts.ts';
import { createActor, createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { setUpMail } from '../../testing/set-up-mail.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { testKeys } from '../../testing/test-keys.ts';
import { sendMail } from '../mail/send-mail.ts';
import { createCampaign } from './create-campaign.ts';
import { moveDeadline } from './move-deadline.ts';
import { openCampaign } from './open-campaign.ts';

const clock = createTestClock();
const { database, server, deps } = await setUpMail();

/** A campaign that asks five people about a leader, of whom the first four have their mail. */
async function opened() {
  const organizationId = await createOrganizationRow(database.owner);
  const hr = await createActor(database.owner, organizationId, ['hr']);
  const leaderId = await createPersonRow(database.owner, organizationId);
  for (let n = 0; n < 5; n += 1) await createPersonRow(database.owner, organizationId, { managerId: leaderId });
  const { id: campaignId } = await createCampaign(
    database.api,
    hr,
    campaignInput(clock, { leaderIds: [leaderId] }),
    clock,
  );
  await openCampaign(database.api, hr, { campaignId }, clock, testKeys());
  const asked = await database.owner
    .select({ id: invitations.id })
    .from(invitations)
    .where(eq(invitations.campaignId, campaignId))
    .orderBy(asc(invitations.id));
  const ids = asked.map(({ id }) => id);
  for (const id of ids.slice(0, 4)) {
    await database.owner.update(invitations).set({ delivery: 'accepted' }).where(eq(invitations.id, id));
  }
  const move = (days: number) => {
    const deadlineAt = new Date(clock.now().getTime() + days * 24 * 3_600_000).toISOString();
    return moveDeadline(database.api, hr, { campaignId, deadlineAt }, clock);
  };
  return { campaignId, ids, move };
}

const mailsOf = (campaignId: string) =>
  database.owner
    .select()
    .from(outboxMails)
    .where(and(eq(outboxMails.campaignId, campaignId), eq(outboxMails.kind, 'deadline-moved')))
    .orderBy(asc(outboxMails.invitationId));

describe('a later end', () => {
  it('is told to everybody who was asked, but to those who want no more mails', async () => {
    const { campaignId, ids, move } = await opened();
    const [withdrawn = '', stopped = '', ...others] = ids;
    await database.owner.update(invitations).set({ removed: true }).where(eq(invitations.id, withdrawn));
    await database.owner
      .insert(mailStops)
      .values({ tokenHash: hashSecret(stopped), invitationId: stopped, stopped: true });
    const { jobs } = await move(30);
    const mails = await mailsOf(campaignId);
    // Whoever's invitation is still on its way reads the new end there.
    expect(mails.map(({ invitationId }) => invitationId)).toEqual([stopped, ...others.slice(0, 2)]);
    expect(jobs).toHaveLength(3);
    const [first, second] = mails;
    expect(await sendMail(deps, first?.id ?? '')).toEqual({ outcome: 'obsolete', code: 'mails-stopped' });
    expect(await sendMail(deps, second?.id ?? '')).toEqual({ outcome: 'sent' });
    const { subject, text = '' } = server.received.at(-1) ?? {};
    expect(subject).toMatch(/^More time: your feedback for /);
    expect(text.replaceAll(/\s+/g, ' ')).toContain('If you have answered, there is nothing to do');
    expect(text).toMatch(/https:\/\/feedback\.example\/stop#/);
    const states = await database.owner.select().from(invitations).where(eq(invitations.id, stopped));
    expect(states[0]).toMatchObject({ delivery: 'accepted', deliveryError: null });
  });

  it('that moves again before its mail has left is told once, with the newest date', async () => {
    const { campaignId, ids, move } = await opened();
    await move(30);
    await move(40);
    const mails = (await mailsOf(campaignId)).filter(({ invitationId }) => invitationId === ids[0]);
    expect(mails).toHaveLength(2);
    const before = server.received.length;
    const outcomes = [];
    for (const { id } of mails) outcomes.push((await sendMail(deps, id)).outcome);
    expect(outcomes.sort()).toEqual(['obsolete', 'sent']);
    expect(server.received.length - before).toBe(1);
  });
});
