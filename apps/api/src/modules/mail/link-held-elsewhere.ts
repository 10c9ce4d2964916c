import { type SQL, sql } from 'drizzle-orm';
import { perhapsArrived } from './classify-failure.ts';

/**
 * Was a mail with an invitation's link taken by a mail server, or perhaps, and has its reader's address changed since? Then whoever reads the
 * address of today need not be whoever holds the link. The link shows its holder whether it was used, and goes to nobody else: HR
 * decides about addresses, and is never told who has answered. The mail that tells the old address of a change is what remembers it.
 *
 * A change back to the first address counts too: the addresses themselves are kept nowhere. So does one that was made while the mail
 * was waiting: which address a mail on its way has read is not known.
 *
 * @param invitationId a column of the query around it, or a value
 */
export function linkHeldElsewhere(invitationId: SQL): SQL<boolean> {
  return sql<boolean>`EXISTS (
    SELECT 1 FROM outbox_mails delivered
    JOIN outbox_mails told ON told.person_id = delivered.person_id AND told.kind = 'address-changed'
    WHERE delivered.invitation_id = ${invitationId}
      AND (delivered.state = 'sent'
        OR delivered.state = 'failed' AND delivered.error_code = ANY(${sql.param([...perhapsArrived])}::text[]))
      AND told.created_at > delivered.created_at)`;
}
