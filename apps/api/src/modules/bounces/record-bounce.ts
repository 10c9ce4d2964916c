import { and, eq, gt, inArray, ne, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people } from '../../db/schema/people.ts';
import { maximumAttempts } from '../mail/mail.public.ts';
import { type Bounce, decideBounce } from './judge-bounce.ts';

/** `too-early`: nobody has written down yet that the mail left, so ask again. */
export type RecordedBounce = 'marked' | 'again-later' | 'too-early' | 'ignored';

/** A mail server that gives a mail back for now has mostly tried for days: it gets time before the next. */
const againAfter = sql`interval '4 hours'`;

const others = alias(outboxMails, 'others');

/** Did no later mail of the same invitation leave, or wait to? Then the invitation fares as this mail does. */
function isNewest(tx: Transaction, mailId: string) {
  return notExists(
    tx
      .select({ one: sql`1` })
      .from(others)
      .where(
        and(
          eq(others.invitationId, invitations.id),
          eq(others.kind, 'invitation'),
          ne(others.id, mailId),
          inArray(others.state, ['pending', 'sending', 'sent']),
        ),
      ),
  );
}

/** @returns whether this mail, which a server had taken, counts as not arrived from now on */
async function markFailed(tx: Transaction, mailId: string, code: string): Promise<boolean> {
  const [mail] = await tx
    .update(outboxMails)
    .set({ state: 'failed', errorCode: code })
    .where(and(eq(outboxMails.id, mailId), eq(outboxMails.kind, 'invitation'), eq(outboxMails.state, 'sent')))
    .returning({ invitationId: outboxMails.invitationId });
  if (!mail?.invitationId) return false;
  await tx
    .update(invitations)
    .set({ delivery: 'failed', deliveryError: code })
    .where(and(eq(invitations.id, mail.invitationId), eq(invitations.delivery, 'accepted'), isNewest(tx, mailId)));
  await noteMissedRound(tx, mail.invitationId);
  return true;
}

/** Some reports come days later, when people are asked once more: the numbers of the first round are without this person for good. */
async function noteMissedRound(tx: Transaction, invitationId: string): Promise<void> {
  const askedAgain = tx.select({ id: campaigns.id }).from(campaigns).where(gt(campaigns.round, 1));
  await tx
    .update(invitations)
    .set({ missedARound: true })
    .where(and(eq(invitations.id, invitationId), inArray(invitations.campaignId, askedAgain)));
}

/** The state is then that of a mail that a server has put off: whether it arrives is not certain. */
async function sendAgainLater(tx: Transaction, mailId: string): Promise<RecordedBounce> {
  const collecting = tx.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.state, 'collecting'));
  const [mail] = await tx
    .update(outboxMails)
    .set({ state: 'pending', errorCode: 'server-busy', sentAt: null, nextAttemptAt: sql`now() + ${againAfter}` })
    .where(
      and(
        eq(outboxMails.id, mailId),
        eq(outboxMails.kind, 'invitation'),
        eq(outboxMails.state, 'sent'),
        sql`${outboxMails.attempts} < ${maximumAttempts}`,
        inArray(outboxMails.campaignId, collecting),
      ),
    )
    .returning({ invitationId: outboxMails.invitationId });
  if (!mail?.invitationId) return (await markFailed(tx, mailId, 'server-busy')) ? 'marked' : 'ignored';
  await tx
    .update(invitations)
    .set({ delivery: 'queued' })
    .where(and(eq(invitations.id, mail.invitationId), eq(invitations.delivery, 'accepted'), isNewest(tx, mailId)));
  await noteMissedRound(tx, mail.invitationId);
  return 'again-later';
}

/**
 * Writes down that a mail came back, after a mail server had taken it. Told twice it is the same, and what comes too late (the mail is on
 * its way again, or was never sent) changes nothing.
 *
 * @param database with the mailer's login
 * @param bounce about what our own mark says: `readBounceToken`
 */
export async function recordBounce(database: Database, bounce: Bounce): Promise<RecordedBounce> {
  const { mail, addressTrouble } = decideBounce(bounce);
  return inTransaction(database, async (tx) => {
    if (mail !== null && (await isBeingSent(tx, bounce.id))) return 'too-early';
    let outcome: RecordedBounce = 'ignored';
    if (mail === 'again-later') outcome = await sendAgainLater(tx, bounce.id);
    else if (mail !== null) {
      const code = mail === 'failed' ? 'mail-returned' : 'returned-elsewhere';
      if (await markFailed(tx, bounce.id, code)) outcome = 'marked';
    }
    if (addressTrouble && (await noteTrouble(tx, bounce))) outcome = 'marked';
    return outcome;
  });
}

/** A server may be quicker to give a mail back than the mailer is to note that it has left. The row stays locked, so that it is not noted meanwhile. */
async function isBeingSent(tx: Transaction, mailId: string): Promise<boolean> {
  const [mail] = await tx
    .select({ state: outboxMails.state })
    .from(outboxMails)
    .where(eq(outboxMails.id, mailId))
    .for('no key update');
  return mail?.state === 'sending';
}

async function noteTrouble(tx: Transaction, { about, id }: Bounce): Promise<boolean> {
  const reader =
    about === 'person'
      ? sql`${id}`
      : sql`(SELECT person_id FROM outbox_mails WHERE id = ${id} AND kind = 'invitation' AND state = 'failed')`;
  const noted = await tx
    .update(people)
    .set({ mailReturned: true })
    .where(and(sql`${people.id} = ${reader}`, eq(people.mailReturned, false)))
    .returning({ id: people.id });
  return noted.length > 0;
}
