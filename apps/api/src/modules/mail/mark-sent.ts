import { and, eq, sql } from 'drizzle-orm';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people } from '../../db/schema/people.ts';
import { type ClaimedMail, isFollowUp } from './claim-mail.ts';

/** The mail server has taken the mail: whatever else was believed of it, it is sent. */
export async function markSent(database: Database, mail: ClaimedMail): Promise<void> {
  await inTransaction(database, async (tx) => {
    await tx
      .update(outboxMails)
      .set({ state: 'sent', sentAt: sql`now()`, errorCode: null, address: null })
      .where(eq(outboxMails.id, mail.id));
    if (!mail.invitationId || isFollowUp(mail)) return;
    await tx
      .update(invitations)
      .set({ delivery: 'accepted', deliveryError: null })
      .where(eq(invitations.id, mail.invitationId));
    // HR has tried the address once more, or another campaign asks: if this one comes back too, it says so anew.
    await tx
      .update(people)
      .set({ mailReturned: false })
      .where(and(eq(people.id, mail.personId), eq(people.mailReturned, true)));
  });
}
