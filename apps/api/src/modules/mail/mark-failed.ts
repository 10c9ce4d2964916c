import type { mailsNotNeeded } from '@heartset/model/api/campaigns';
import { and, eq, sql } from 'drizzle-orm';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people } from '../../db/schema/people.ts';
import { type ClaimedMail, isFollowUp } from './claim-mail.ts';
import type { FailureCode } from './classify-failure.ts';
import { retryDelay } from './retry-delay.ts';

/** Why a mail is not wanted any more. */
export type ObsoleteCode =
  | 'sign-in-over'
  | 'share-taken-back'
  | 'keys-found'
  | 'mails-stopped'
  | 'invitation-not-arrived'
  | 'later-end'
  | (typeof mailsNotNeeded)[number];

export type MarkedFailure = 'will-retry' | 'failed';

/**
 * Writes down that a mail did not leave: due again after the back-off, or failed for good. Only for as long as the mail is in this
 * attempt's hands: who lost the lease decides nothing.
 *
 * @param permanent trying again will not help
 */
export async function markFailed(
  database: Database,
  mail: ClaimedMail,
  failure: { code: FailureCode | ObsoleteCode; permanent: boolean },
): Promise<MarkedFailure> {
  const delayMs = failure.permanent ? null : retryDelay(mail.attempts);
  const mine = and(
    eq(outboxMails.id, mail.id),
    eq(outboxMails.state, 'sending'),
    eq(outboxMails.attempts, mail.attempts),
  );
  if (delayMs !== null) {
    await database
      .update(outboxMails)
      .set({
        state: 'pending',
        errorCode: failure.code,
        nextAttemptAt: sql`now() + make_interval(secs => ${delayMs / 1000})`,
      })
      .where(mine);
    return 'will-retry';
  }
  await inTransaction(database, async (tx) => {
    const [row] = await tx
      .update(outboxMails)
      .set({ state: 'failed', errorCode: failure.code, address: null })
      .where(mine)
      .returning({ id: outboxMails.id });
    if (row) await tellOfTrouble(tx, mail, failure.code);
  });
  return 'failed';
}

/**
 * How an invitation fared, HR reads. A mail that follows it (a reminder, a later end) changes nothing of that: when its reader's address
 * does not take it, that is known of the address, and of nothing that was sent there. Nor does it show that somebody wants no more mails.
 */
async function tellOfTrouble(tx: Transaction, mail: ClaimedMail, code: FailureCode | ObsoleteCode): Promise<void> {
  if (!mail.invitationId || code === 'mails-stopped') return;
  if (isFollowUp(mail)) {
    if (code === 'address-refused') {
      await tx.update(people).set({ mailReturned: true }).where(eq(people.id, mail.personId));
    }
    return;
  }
  await tx
    .update(invitations)
    .set({ delivery: 'failed', deliveryError: code })
    .where(eq(invitations.id, mail.invitationId));
}
