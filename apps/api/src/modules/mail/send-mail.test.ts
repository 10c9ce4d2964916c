import { randomUUID } from 'node:crypto';
import { decodeRaterCode } from '@heartset/model';
import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashSecret, hashSecretBytes, hashSignInCode } from '../../core/secret-hash.ts';
import { shortId } from '../../core/short-id.ts';
import { inTransaction } from '../../core/transaction.ts';
import { manifests } from '../../db/schema/ballots.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people, personRoles } from '../../db/schema/people.ts';
import { signInRequests } from '../../db/schema/sign-in.ts';
import { createDraftCampaign, createInvitationRow, openCampaignRow } from '../../testing/campaign-rows.ts';
import { createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { testMailDeps } from '../../testing/test-mail-deps.ts';
import { startTestMailServer, type TestMailServer } from '../../testing/test-mail-server.ts';
import { type MailToQueue, queueMails } from './mail.public.ts';
import type { MailDeps } from './mail-deps.ts';
import { sendMail } from './send-mail.ts';
import { sweepOutbox } from './sweep-outbox.ts';

let database: TestDatabase;
let server: TestMailServer;
let deps: MailDeps;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

beforeEach(async () => {
  server = await startTestMailServer();
  deps = testMailDeps(database, server);
});
afterEach(async () => {
  deps.transport.close();
  await server.stop();
});

/** Queues one mail as the API does, and returns its row's id. */
async function queue(mail: MailToQueue): Promise<string> {
  const jobs = await inTransaction(database.api, (tx) => queueMails(tx, [mail]));
  expect(jobs).toHaveLength(1);
  const [row] = await database.owner
    .select({ id: outboxMails.id })
    .from(outboxMails)
    .orderBy(sql`${outboxMails.createdAt} DESC`)
    .limit(1);
  return row?.id ?? '';
}

async function rowOf(id: string) {
  const [row] = await database.owner.select().from(outboxMails).where(eq(outboxMails.id, id));
  return row;
}

async function invite(
  { alsoAbout, ...options }: Parameters<typeof createDraftCampaign>[2] & { alsoAbout?: string } = {},
  address?: string,
) {
  const organizationId = await createOrganizationRow(database.owner);
  const campaign = await createDraftCampaign(database.owner, organizationId, options);
  const raterId = await createPersonRow(database.owner, organizationId, {
    givenName: 'Noor',
    familyName: 'Haddad',
    ...(address ? { email: address } : {}),
  });
  const invitationId = await createInvitationRow(database.owner, campaign, { raterId });
  if (alsoAbout) {
    const [givenName = '', familyName = ''] = alsoAbout.split(' ');
    const leaderId = await createPersonRow(database.owner, organizationId, { givenName, familyName });
    await createInvitationRow(database.owner, campaign, { raterId, leaderId, group: 'senior-leaders' });
  }
  await openCampaignRow(database.owner, campaign);
  const mailId = await queue({
    kind: 'invitation',
    organizationId,
    personId: raterId,
    campaignId: campaign.campaignId,
    invitationId,
  });
  return { organizationId, campaign, raterId, invitationId, mailId };
}

async function invitationRow(id: string) {
  const [row] = await database.owner.select().from(invitations).where(eq(invitations.id, id));
  return row;
}

/** As if the back-off or the lease were over. */
async function makeDue(mailId: string): Promise<void> {
  await database.owner
    .update(outboxMails)
    .set({ nextAttemptAt: sql`now() - interval '1 second'` })
    .where(eq(outboxMails.id, mailId));
}

describe('an invitation', () => {
  it('arrives once, with a link and a code that the database knows by their hash', async () => {
    const { invitationId, mailId } = await invite();
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'sent' });
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'not-due' });
    expect(server.received).toHaveLength(1);
    const [mail] = server.received;
    const secret = /https:\/\/feedback\.example\/a#([A-Za-z0-9_-]{22})\s/.exec(mail?.text ?? '')?.[1] ?? '';
    const row = await invitationRow(invitationId);
    expect(row?.delivery).toBe('accepted');
    expect(hashSecret(secret)).toEqual(row?.secretHash);
    expect(`https://feedback.example/a#${secret}`.length).toBeLessThan(80);
    const code = /^ {2}([0-9A-Z]{5}-[0-9A-Z-]+)$/m.exec(mail?.text ?? '')?.[1] ?? '';
    const decoded = decodeRaterCode(code);
    expect(decoded.ok && hashSecretBytes(decoded.bytes)).toEqual(row?.secretHash);
    expect(mail?.html).toContain(`https://feedback.example/a#${secret}`);
    expect(mail?.html).toContain(code);
  });

  it('says who, as what, how long, until when, how it will appear, and how to decline', async () => {
    const { campaign, raterId, mailId } = await invite({ seniorLeaders: 'identified', alsoAbout: 'Arno Beck' });
    const [promised] = await database.owner
      .select()
      .from(manifests)
      .where(eq(manifests.campaignId, campaign.campaignId));
    await database.owner.update(people).set({ locale: 'it_CH' }).where(eq(people.id, raterId));
    await sendMail(deps, mailId);
    const [mail] = server.received;
    expect(mail?.subject).toBe('Your feedback for Arno Beck and Lea Dorn');
    for (const part of [mail?.text ?? '', String(mail?.html)]) {
      const words = part.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
      expect(words).toContain('Lea Dorn');
      expect(words).toContain(
        'You answer as a peer. Nothing that you answer here can be shown: that takes at least 3 peers,',
      );
      expect(words).toContain('Arno Beck sees yours as a senior leader’s, even if you are the only one.');
      expect(words).toContain('6 minutes for each person');
      expect(words).toMatch(/Open until:? \w+,? \d+ \w+ 20\d\d at \d\d:\d\d \(Central European/);
      expect(words).toContain('Hanna Reich reads the replies');
      expect(words.replaceAll(' ', '')).toContain(promised?.sha256 ?? 'no manifest');
    }
    expect(mail?.replyTo?.text).toContain('@example.test');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.headers.has('x-mailer')).toBe(false);
    expect(mail?.html).not.toMatch(/<img|https?:\/\/(?!feedback\.example|www\.w3\.org)/);
  });

  it.each([
    ['de-AT', 'Ihr Feedback für Lea Dorn', 'Guten Tag Noor,'],
    ['fr', 'Votre feedback sur Lea Dorn', 'Bonjour Noor,'],
    ['es_MX', 'Su feedback sobre Lea Dorn', 'Hola, Noor:'],
    ['fi', 'Your feedback for Lea Dorn', 'Hello Noor,'],
  ])('writes in the language of the directory: %s', async (locale, subject, hello) => {
    const { raterId, mailId } = await invite();
    await database.owner.update(people).set({ locale }).where(eq(people.id, raterId));
    await sendMail(deps, mailId);
    expect(server.received[0]?.subject).toBe(subject);
    expect(server.received[0]?.text).toContain(hello);
  });

  it('never lets a leader who asked read who declines', async () => {
    const { mailId, campaign } = await invite({ kind: 'leader' });
    await sendMail(deps, mailId);
    const [leader] = await database.owner.select().from(people).where(eq(people.id, campaign.leaderId));
    expect(server.received[0]?.replyTo?.text).not.toContain(leader?.email);
    expect(server.received[0]?.text).toContain('Lea Dorn would like to learn');
  });

  it.each(['leader', 'organization'] as const)(
    'never lets somebody from HR read who declines to rate them, in a campaign of kind %s',
    async (kind) => {
      const { owner } = database;
      const asked = await invite({ kind });
      const isHr = (personId: string) => owner.insert(personRoles).values({ personId, role: 'hr' });
      // Whom it is about was in HR before everybody else.
      await isHr(asked.campaign.leaderId);
      await owner
        .update(people)
        .set({ createdAt: new Date('2020-01-01T00:00:00Z') })
        .where(eq(people.id, asked.campaign.leaderId));
      await sendMail(deps, asked.mailId);
      expect(server.received[0]?.text).toContain('Hanna Reich reads the replies');

      const alone = await invite({ kind });
      await owner
        .delete(personRoles)
        .where(
          inArray(
            personRoles.personId,
            owner.select({ id: people.id }).from(people).where(eq(people.organizationId, alone.organizationId)),
          ),
        );
      await isHr(alone.campaign.leaderId);
      await sendMail(deps, alone.mailId);
      expect(server.received[1]?.replyTo).toBeUndefined();
      expect(server.received[1]?.text).toContain('To decline, simply leave this mail alone.');
    },
  );

  it('is tried again after a 4xx, under the same Message-ID', async () => {
    const { invitationId, mailId } = await invite();
    server.verdict = ({ attempt }) => (attempt === 1 ? 451 : undefined);
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'will-retry', code: 'server-busy' });
    const waiting = await rowOf(mailId);
    expect(waiting).toMatchObject({ state: 'pending', attempts: 1, errorCode: 'server-busy' });
    expect((waiting?.nextAttemptAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(20_000);
    expect((await invitationRow(invitationId))?.delivery).toBe('queued');
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'not-due' });
    await makeDue(mailId);
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'sent' });
    expect(await rowOf(mailId)).toMatchObject({ state: 'sent', attempts: 2, errorCode: null });
  });

  it('fails at once on a 5xx, with a code and no address', async () => {
    const { invitationId, mailId } = await invite();
    server.verdict = () => 550;
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'failed', code: 'address-refused' });
    expect(await rowOf(mailId)).toMatchObject({ state: 'failed', errorCode: 'address-refused' });
    expect(await invitationRow(invitationId)).toMatchObject({ delivery: 'failed', deliveryError: 'address-refused' });
    await makeDue(mailId);
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'not-due' });
  });

  it('fails at once where the directory holds no address', async () => {
    const { mailId } = await invite({}, `nobody\r\nRCPT TO:<x@example.test>`);
    expect((await sendMail(deps, mailId)).outcome).toBe('failed');
    expect(server.received).toHaveLength(0);
  });

  it('is given up after fifteen attempts', async () => {
    const { invitationId, mailId } = await invite();
    server.verdict = () => 451;
    await database.owner.update(outboxMails).set({ attempts: 14 }).where(eq(outboxMails.id, mailId));
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'failed', code: 'server-busy' });
    expect((await invitationRow(invitationId))?.delivery).toBe('failed');
  });

  it('is not sent when it was withdrawn or the campaign is over', async () => {
    const withdrawn = await invite();
    await database.owner.update(invitations).set({ removed: true }).where(eq(invitations.id, withdrawn.invitationId));
    expect(await sendMail(deps, withdrawn.mailId)).toEqual({ outcome: 'obsolete', code: 'invitation-withdrawn' });
    const over = await invite();
    await database.owner.execute(sql`UPDATE campaigns SET state = 'cancelled' WHERE id = ${over.campaign.campaignId}`);
    expect(await sendMail(deps, over.mailId)).toEqual({ outcome: 'obsolete', code: 'campaign-over' });
    expect(server.received).toHaveLength(0);
  });

  it('is not sent to another address than the one that was sent the link: the link shows whether it was used', async () => {
    const { campaign, invitationId, mailId, organizationId, raterId: personId } = await invite();
    const further = {
      kind: 'further-round',
      organizationId,
      personId,
      campaignId: campaign.campaignId,
      invitationId,
    } as const;
    expect((await sendMail(deps, mailId)).outcome).toBe('sent');
    const changed = { kind: 'address-changed', organizationId, personId, importId: randomUUID() } as const;
    await queue({ ...changed, address: 'as.it.was@hospital.example' });
    expect(await sendMail(deps, await queue(further))).toEqual({ outcome: 'obsolete', code: 'link-held-elsewhere' });
    expect(server.received).toHaveLength(1);
  });

  it('is sent where the address was changed before anybody had the link', async () => {
    const { mailId, organizationId, raterId: personId } = await invite();
    await queue({
      kind: 'address-changed',
      organizationId,
      personId,
      importId: randomUUID(),
      address: 'old@hospital.example',
    });
    expect((await sendMail(deps, mailId)).outcome).toBe('sent');
  });

  it('is taken by one of two workers', async () => {
    const { mailId } = await invite();
    const outcomes = await Promise.all([sendMail(deps, mailId), sendMail(deps, mailId), sendMail(deps, mailId)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['not-due', 'not-due', 'sent']);
    expect(server.received).toHaveLength(1);
  });

  it('comes back when its sender died: taken over after the lease, with the same Message-ID', async () => {
    const { mailId } = await invite();
    await sendMail(deps, mailId);
    await database.owner.update(outboxMails).set({ state: 'sending' }).where(eq(outboxMails.id, mailId));
    expect((await sweepOutbox(database.mailer)).jobs.map(({ key }) => key)).not.toContain(`mail:${mailId}`);
    await makeDue(mailId);
    expect((await sweepOutbox(database.mailer)).jobs.map(({ key }) => key)).toContain(`mail:${mailId}`);
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'sent' });
    const ids = server.received.map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).toMatch(/^<i[0-9a-f]{48}\.[0-9a-f]{16}@hospital\.example>$/);
  });
});

describe('a sign-in mail', () => {
  async function request(expiresInMinutes: number) {
    const organizationId = await createOrganizationRow(database.owner);
    const personId = await createPersonRow(database.owner, organizationId, { roles: ['hr'] });
    const [row] = await database.owner
      .insert(signInRequests)
      .values({
        personId,
        browserHash: Buffer.alloc(32),
        expiresAt: sql`now() + make_interval(mins => ${expiresInMinutes})`,
      })
      .returning({ id: signInRequests.id });
    const signInRequestId = row?.id ?? '';
    return { signInRequestId, mailId: await queue({ kind: 'sign-in', organizationId, personId, signInRequestId }) };
  }

  it('brings link and code, whose hashes are there before it arrives', async () => {
    const { signInRequestId, mailId } = await request(15);
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'sent' });
    const text = server.received[0]?.text ?? '';
    const token = /\/sign-in\/link#([A-Za-z0-9_-]{22})\s/.exec(text)?.[1] ?? '';
    const code = /^ {2}(\d{6})$/m.exec(text)?.[1] ?? '';
    const [row] = await database.owner.select().from(signInRequests).where(eq(signInRequests.id, signInRequestId));
    expect(hashSecret(token)).toEqual(row?.linkHash);
    expect(hashSignInCode(signInRequestId, code)).toEqual(row?.codeHash);
    expect(text).toContain('15 minutes');
    expect(server.received[0]?.subject).not.toContain(code);
  });

  it('is not sent when it would arrive too late', async () => {
    const { mailId } = await request(-1);
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'obsolete', code: 'sign-in-over' });
  });
});

describe('mails to a leader', () => {
  it('say how many were asked under each label, never who', async () => {
    const { campaign, organizationId } = await invite();
    const mailId = await queue({
      kind: 'campaign-about-you',
      organizationId,
      personId: campaign.leaderId,
      campaignId: campaign.campaignId,
    });
    await sendMail(deps, mailId);
    const text = server.received[0]?.text ?? '';
    expect(text).toContain('* 1 peer');
    expect(text.replaceAll(/\s+/g, ' ')).toContain('Too few peers were asked for anything of theirs to be shown');
    expect(text).not.toContain('Haddad');
    expect(text).toContain(`https://feedback.example/self/${campaign.campaignId}`);
  });

  it('announce a report once, however often the sweep runs', async () => {
    const { campaign, mailId: invitationMail } = await invite();
    await sendMail(deps, invitationMail);
    await database.owner.execute(
      sql`UPDATE campaigns SET state = 'released', released_at = now() WHERE id = ${campaign.campaignId}`,
    );
    const sweeps = await Promise.all([sweepOutbox(database.mailer), sweepOutbox(database.mailer)]);
    expect(sweeps.reduce((sum, { announced }) => sum + announced, 0)).toBe(1);
    const [row] = await database.owner
      .select()
      .from(outboxMails)
      .where(eq(outboxMails.dedupeKey, `report-ready:${campaign.campaignId}:${campaign.leaderId}`));
    expect(await sendMail(deps, row?.id ?? '')).toEqual({ outcome: 'sent' });
    expect(server.received.at(-1)?.text).toContain(
      `https://feedback.example/r/${shortId(campaign.campaignId)}/${shortId(campaign.leaderId)}`,
    );
    expect((await sweepOutbox(database.mailer)).announced).toBe(0);
  });
});

describe('the mail about another address', () => {
  async function moved(roles: ('hr' | 'leader')[] = ['leader']) {
    const organizationId = await createOrganizationRow(database.owner);
    const hrId = await createPersonRow(database.owner, organizationId, {
      givenName: 'Hanna',
      familyName: 'Reich',
      email: 'hanna@hospital.example',
      roles: ['hr'],
    });
    const personId = roles.includes('hr')
      ? hrId
      : await createPersonRow(database.owner, organizationId, { email: 'new@elsewhere.example', roles });
    const address = 'old@hospital.example';
    const mailId = await queue({ kind: 'address-changed', organizationId, personId, importId: randomUUID(), address });
    return mailId;
  }

  it('goes to the old address alone, does not say the new one, and is then forgotten', async () => {
    const mailId = await moved();
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'sent' });
    const [mail] = server.received;
    expect(JSON.stringify(mail?.to)).toContain('old@hospital.example');
    const whole = `${JSON.stringify(mail?.to)} ${mail?.text} ${mail?.html}`;
    expect(whole).not.toContain('new@elsewhere.example');
    expect((mail?.text ?? '').replaceAll(/\s+/g, ' ')).toContain(
      'speak with Hanna Reich from HR (hanna@hospital.example) today',
    );
    expect(mail?.replyTo?.text).toContain('hanna@hospital.example');
    expect(await rowOf(mailId)).toMatchObject({ state: 'sent', address: null });
  });

  it('never sends the only HR person to their own new mailbox', async () => {
    await sendMail(deps, await moved(['hr']));
    const [mail] = server.received;
    expect(mail?.replyTo).toBeUndefined();
    expect(mail?.text).not.toContain('hanna@hospital.example');
    expect(mail?.text).toContain('speak with HR');
  });

  it('is forgotten too when the old mailbox takes no mail any more', async () => {
    const mailId = await moved();
    server.verdict = () => 550;
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'failed', code: 'address-refused' });
    expect(await rowOf(mailId)).toMatchObject({ state: 'failed', address: null });
  });
});

describe('the outbox', () => {
  it('keeps one row for one mail', async () => {
    const { organizationId, raterId, campaign, invitationId } = await invite();
    const again = await inTransaction(database.api, (tx) =>
      queueMails(tx, [
        { kind: 'invitation', organizationId, personId: raterId, campaignId: campaign.campaignId, invitationId },
      ]),
    );
    expect(again).toEqual([]);
  });
});
