import { sql } from 'drizzle-orm';

/**
 * What became of an invitation's mail: one that came back and goes out again is on its way, until that is known too. Spelled out, since
 * a query of one table drops the names of tables.
 */
export const deliveryNow = sql<'queued' | 'accepted' | 'failed'>`
  CASE WHEN invitations.delivery = 'failed' AND EXISTS (
    SELECT 1 FROM outbox_mails
    WHERE outbox_mails.invitation_id = invitations.id AND outbox_mails.kind = 'invitation'
      AND outbox_mails.state IN ('pending', 'sending'))
  THEN 'queued' ELSE invitations.delivery END`;
