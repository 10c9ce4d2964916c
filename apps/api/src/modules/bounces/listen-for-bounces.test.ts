import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { eq } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../core/transaction.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people } from '../../db/schema/people.ts';
import { bounceReport } from '../../testing/bounce-report.ts';
import { createDraftCampaign, createInvitationRow, openCampaignRow } from '../../testing/campaign-rows.ts';
import { createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { setUpMail } from '../../testing/set-up-mail.ts';
import { type MailToQueue, queueMails } from '../mail/mail.public.ts';
import { sendMail } from '../mail/send-mail.ts';
import { type BounceListener, listenForBounces } from './listen-for-bounces.ts';

const { database, server, deps } = await setUpMail();
deps.sender.bounceAddress = 'bounces@bounces.example';
const listener: BounceListener = await listenForBounces(deps, 'bounces@bounces.example', {
  host: '127.0.0.1',
  port: 0,
});
afterAll(() => listener.close());

const logged: string[] = [];
deps.log = {
  debug: (fields) => logged.push(JSON.stringify(fields)),
  info: (fields) => logged.push(JSON.stringify(fields)),
  warn: (fields) => logged.push(JSON.stringify(fields)),
  error: (fields) => logged.push(JSON.stringify(fields)),
};
beforeEach(() => {
  server.came.length = 0;
  server.received.length = 0;
});
afterEach(() => {
  for (const line of logged.splice(0)) expect(line).not.toMatch(/@|[0-9a-f]{32}|[0-9a-f]{8}-/);
});

/** Somebody's invitation in a campaign that collects, sent and taken by a mail server. */
async function invited() {
  const organizationId = await createOrganizationRow(database.owner);
  const campaign = await createDraftCampaign(database.owner, organizationId);
  const address = `noor.${randomUUID().slice(0, 8)}@hospital.example`;
  const personId = await createPersonRow(database.owner, organizationId, { email: address });
  const invitationId = await createInvitationRow(database.owner, campaign, { raterId: personId });
  await openCampaignRow(database.owner, campaign);
  const { campaignId } = campaign;
  const about = { organizationId, personId, campaignId, invitationId };
  const { mailId, returnPath, messageId } = await sent({ kind: 'invitation', ...about });
  return { ...about, address, mailId, returnPath, messageId };
}

async function queued(mail: MailToQueue): Promise<string> {
  await inTransaction(database.api, (tx) => queueMails(tx, [mail]));
  const rows = await database.owner
    .select({ id: outboxMails.id, kind: outboxMails.kind, state: outboxMails.state })
    .from(outboxMails)
    .where(eq(outboxMails.personId, mail.personId));
  return rows.find(({ kind, state }) => kind === mail.kind && state === 'pending')?.id ?? '';
}

async function sent(mail: MailToQueue) {
  const mailId = await queued(mail);
  expect(await sendMail(deps, mailId)).toEqual({ outcome: 'sent' });
  return {
    mailId,
    returnPath: server.came.at(-1)?.returnPath ?? '',
    messageId: server.received.at(-1)?.messageId ?? '',
  };
}

/** Sends a mail to the listener as a mail server would, and says what it was told. */
async function giveBack(to: string | string[], raw: string, from = ''): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true });
  try {
    const { response } = await transport.sendMail({ envelope: { from, to }, raw });
    return response.slice(0, 3);
  } catch (error) {
    return String(error instanceof Error && 'responseCode' in error ? error.responseCode : error);
  } finally {
    transport.close();
  }
}

async function standing({
  mailId,
  invitationId,
  personId,
}: {
  mailId: string;
  invitationId: string;
  personId: string;
}) {
  const [mail] = await database.owner.select().from(outboxMails).where(eq(outboxMails.id, mailId));
  const [invitation] = await database.owner.select().from(invitations).where(eq(invitations.id, invitationId));
  const [person] = await database.owner.select().from(people).where(eq(people.id, personId));
  return {
    mail: mail?.state,
    code: mail?.errorCode,
    delivery: invitation?.delivery,
    error: invitation?.deliveryError,
    trouble: person?.mailReturned,
  };
}

const untouched = { mail: 'sent', code: null, delivery: 'accepted', error: null, trouble: false };
const marked = {
  mail: 'failed',
  code: 'mail-returned',
  delivery: 'failed',
  error: 'mail-returned',
  trouble: true,
};

describe('an invitation that comes back', () => {
  it('is marked, and told twice it is the same', async () => {
    const asked = await invited();
    expect(asked.returnPath).toMatch(/^bounces\+m[0-9a-f]{48}@bounces\.example$/);
    const report = bounceReport({ final: asked.address.toUpperCase() });
    expect(await giveBack(asked.returnPath, report)).toBe('250');
    expect(await standing(asked)).toEqual(marked);
    expect(await giveBack(asked.returnPath.toUpperCase(), report)).toBe('250');
    expect(await standing(asked)).toEqual(marked);
  });

  it('is recognised by its Message-ID, where reports are forwarded to one address', async () => {
    const asked = await invited();
    const report = (messageId: string) =>
      bounceReport({ final: asked.address, returned: `Subject: Your feedback\r\nMessage-ID: ${messageId}` });
    const other = asked.messageId.replace(/[0-9a-f]\./, (digit) => (digit === '0.' ? '1.' : '0.'));
    expect(other).not.toBe(asked.messageId);
    expect(await giveBack('bounces@intake.example', report(other))).toBe('250');
    expect(await standing(asked)).toEqual(untouched);
    expect(await giveBack('bounces@intake.example', report(asked.messageId))).toBe('250');
    // Every reply has the Message-ID: whoever got one can write such a report, and may not have the link sent elsewhere by it.
    const elsewhere = { ...marked, code: 'returned-elsewhere', error: 'returned-elsewhere' };
    expect(await standing(asked)).toEqual(elsewhere);
  });

  it('is not believed of the mark in a Message-ID, also where that stands in the return path', async () => {
    const asked = await invited();
    const seen = /<(i[0-9a-f]{48})\./.exec(asked.messageId)?.[1];
    const forged = asked.returnPath.replace(/\+m[0-9a-f]{48}/, `+${seen}`);
    await giveBack(forged, bounceReport({ final: asked.address }));
    expect(await standing(asked)).toMatchObject({ code: 'returned-elsewhere' });
    const guessed = asked.returnPath.replace(/\+m[0-9a-f]{48}/, `+m${seen?.slice(1)}`);
    expect(await giveBack(guessed, bounceReport({ final: asked.address }))).toBe('550');
  });

  it('from an address that the mail was passed on to may have been read', async () => {
    const asked = await invited();
    await giveBack(asked.returnPath, bounceReport({ original: asked.address, final: 'noor@home.example' }));
    expect(await standing(asked)).toEqual({
      mail: 'failed',
      code: 'returned-elsewhere',
      delivery: 'failed',
      error: 'returned-elsewhere',
      trouble: false,
    });
  });

  it('for now is tried again, hours later, as long as the campaign collects', async () => {
    const asked = await invited();
    await giveBack(asked.returnPath, bounceReport({ final: asked.address, status: '4.4.1' }));
    expect(await standing(asked)).toMatchObject({ mail: 'pending', delivery: 'queued', trouble: false });
    const [row] = await database.owner.select().from(outboxMails).where(eq(outboxMails.id, asked.mailId));
    expect((row?.nextAttemptAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(3 * 3_600_000);
    expect(await sendMail(deps, asked.mailId)).toEqual({ outcome: 'not-due' });
    await database.owner
      .update(outboxMails)
      .set({ nextAttemptAt: new Date(Date.now() - 1000) })
      .where(eq(outboxMails.id, asked.mailId));
    expect(await sendMail(deps, asked.mailId)).toEqual({ outcome: 'sent' });
    expect(await standing(asked)).toEqual(untouched);
    expect(server.received.at(-1)?.messageId).toBe(asked.messageId);
  });

  it('for now, after fifteen attempts, has failed', async () => {
    const asked = await invited();
    await database.owner.update(outboxMails).set({ attempts: 15 }).where(eq(outboxMails.id, asked.mailId));
    await giveBack(asked.returnPath, bounceReport({ final: asked.address, status: '5.2.2' }));
    expect(await standing(asked)).toMatchObject({ mail: 'failed', delivery: 'failed', error: 'server-busy' });
  });

  it('changes nothing of one that was sent again since', async () => {
    const asked = await invited();
    const again = await sent({
      kind: 'invitation',
      organizationId: asked.organizationId,
      personId: asked.personId,
      campaignId: asked.campaignId,
      invitationId: asked.invitationId,
      again: randomUUID(),
    });
    await giveBack(asked.returnPath, bounceReport({ final: asked.address }));
    expect(await standing(asked)).toMatchObject({ mail: 'failed', delivery: 'accepted', error: null, trouble: true });
    await giveBack(again.returnPath, bounceReport({ final: asked.address }));
    expect(await standing(asked)).toMatchObject({ delivery: 'failed', error: 'mail-returned' });
  });

  it('before it is known that it has left is asked for later', async () => {
    const asked = await invited();
    const state = (state: 'sending' | 'sent') =>
      database.owner.update(outboxMails).set({ state }).where(eq(outboxMails.id, asked.mailId));
    await state('sending');
    expect(await giveBack(asked.returnPath, bounceReport({ final: asked.address }))).toBe('451');
    await state('sent');
    expect(await giveBack(asked.returnPath, bounceReport({ final: asked.address }))).toBe('250');
    expect(await standing(asked)).toEqual(marked);
  });
});

describe('any other mail that comes back', () => {
  it('marks the address, and no campaign, whichever mail it was', async () => {
    const asked = await invited();
    const { organizationId, personId, campaignId, invitationId } = asked;
    const kinds: MailToQueue[] = [
      { kind: 'further-round', organizationId, personId, campaignId, invitationId },
      { kind: 'welcome', organizationId, personId },
    ];
    const paths: string[] = [];
    for (const mail of kinds) paths.push((await sent(mail)).returnPath);
    expect(new Set(paths).size).toBe(1);
    expect(paths[0]).toContain(`+p${personId.replaceAll('-', '')}`);
    await giveBack(paths[0] ?? '', bounceReport({ final: asked.address }));
    expect(await standing(asked)).toEqual({ ...untouched, trouble: true });
    const { rows } = await database.owner.$client.query(
      `SELECT kind, state FROM outbox_mails WHERE person_id = '${personId}' AND state <> 'sent'`,
    );
    expect(rows).toEqual([]);
  });

  it('says nothing when it comes back for now, from elsewhere, or from an address of before', async () => {
    const asked = await invited();
    const { returnPath } = await sent({
      kind: 'welcome',
      organizationId: asked.organizationId,
      personId: asked.personId,
    });
    await giveBack(returnPath, bounceReport({ final: asked.address, status: '4.2.2' }));
    await giveBack(returnPath, bounceReport({ original: asked.address, final: 'noor@home.example' }));
    await giveBack(returnPath, bounceReport({ final: 'before@hospital.example' }));
    expect(await standing(asked)).toEqual(untouched);
  });

  it('is forgotten with the address, however it changes, and not with its case', async () => {
    const asked = await invited();
    const { returnPath } = await sent({
      kind: 'welcome',
      organizationId: asked.organizationId,
      personId: asked.personId,
    });
    await giveBack(returnPath, bounceReport({ final: asked.address }));
    const change = (email: string) => database.api.update(people).set({ email }).where(eq(people.id, asked.personId));
    await change(asked.address.toUpperCase());
    expect(await standing(asked)).toMatchObject({ trouble: true });
    await change('noor.new@hospital.example');
    expect(await standing(asked)).toMatchObject({ trouble: false });
  });

  it('is forgotten when a mail server takes a new invitation for the address', async () => {
    const asked = await invited();
    const { organizationId, personId, campaignId, invitationId } = asked;
    const { returnPath } = await sent({ kind: 'welcome', organizationId, personId });
    await giveBack(returnPath, bounceReport({ final: asked.address }));
    expect(await standing(asked)).toMatchObject({ trouble: true });
    const again = randomUUID();
    await sent({ kind: 'invitation', organizationId, personId, campaignId, invitationId, again });
    expect(await standing(asked)).toMatchObject({ trouble: false });
  });
});

describe('what changes nothing', () => {
  it('is a mail to anybody else, or with a mark that is not ours', async () => {
    const asked = await invited();
    const report = bounceReport({ final: asked.address });
    const forged = asked.returnPath.replace(/[0-9a-f]@/, (digit) => (digit === '0@' ? '1@' : '0@'));
    const aboutOther = asked.returnPath.replace('+m', '+p');
    for (const to of [forged, aboutOther, 'postmaster@bounces.example', 'bounces+@bounces.example', 'x']) {
      expect([to, await giveBack(to, report)]).toEqual([to, expect.stringMatching(/^5\d\d$/)]);
    }
    expect(await standing(asked)).toEqual(untouched);
  });

  it.each([
    ['a holiday notice', 'Subject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nI am away until Monday.'],
    ['a reply', 'Subject: Re: Your feedback\r\n\r\nI would rather not. Action: failed\r\nStatus: 5.1.1'],
    ['nothing', ''],
    ['bytes that are no mail', '\u0000\u0001: \u00ff\r\n\r\n--\r\n--'],
    [
      'a report without its part',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=a\r\n\r\n--a--',
    ],
    [
      'a report of what was read',
      'Content-Type: multipart/report; report-type=disposition-notification; boundary=a\r\n\r\n--a\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n--a--',
    ],
  ])('is %s', async (_what, raw) => {
    const asked = await invited();
    expect(await giveBack(asked.returnPath, raw, 'noor@hospital.example')).toBe('250');
    expect(await standing(asked)).toEqual(untouched);
  });

  it('is a report that it still tries, that it arrived, and one about somebody else', async () => {
    const asked = await invited();
    await giveBack(asked.returnPath, bounceReport({ final: asked.address, action: 'delayed', status: '4.4.1' }));
    await giveBack(asked.returnPath, bounceReport({ final: asked.address, action: 'delivered', status: '2.0.0' }));
    await giveBack(asked.returnPath, bounceReport({ final: 'ada@hospital.example' }));
    expect(await standing(asked)).toEqual(untouched);
  });

  it('is a mail that is too large, which is refused', async () => {
    const asked = await invited();
    const large = `${bounceReport({ final: asked.address })}\r\n${'a line of no use\r\n'.repeat(20_000)}`;
    expect(await giveBack(asked.returnPath, large)).toMatch(/^(552|250)$/);
    expect(await standing(asked)).toEqual(untouched);
  });

  it('is a second recipient', async () => {
    const asked = await invited();
    const other = await invited();
    await giveBack([asked.returnPath, other.returnPath], bounceReport({ final: other.address }));
    expect(await standing(other)).toEqual(untouched);
  });

  it('is a port that is taken, which is said at once', async () => {
    const taken = { host: '127.0.0.1', port: listener.port };
    await expect(listenForBounces(deps, 'bounces@bounces.example', taken)).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it('is a client that hangs up in the middle', async () => {
    const asked = await invited();
    await new Promise<void>((resolve, reject) => {
      const socket = connect(listener.port, '127.0.0.1', () => {
        socket.write(`EHLO a.example\r\nMAIL FROM:<>\r\nRCPT TO:<${asked.returnPath}>\r\nDATA\r\n`);
        setTimeout(() => socket.destroy(), 100);
      });
      socket.once('close', () => resolve());
      socket.once('error', reject);
    });
    expect(await giveBack(asked.returnPath, bounceReport({ final: asked.address }))).toBe('250');
  });
});
