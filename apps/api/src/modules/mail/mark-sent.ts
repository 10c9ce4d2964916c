import { eq, sql } from 'drizzle-orm';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
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
  });
}
