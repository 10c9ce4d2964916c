import { and, eq, sql } from 'drizzle-orm';
import { notFound } from '../../core/errors.ts';
import type { Transaction } from '../../db/client.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people } from '../../db/schema/people.ts';
import { linkHeldElsewhere } from '../mail/mail.public.ts';
import { deliveryNow } from './delivery-now.ts';
import type { MailedLink } from './link-arrival.ts';

/** An invitation with all that is known of its mails. */
export interface MailedInvitation extends MailedLink {
  raterId: string;
  removed: boolean;
  /** The rater's address of today. */
  address: string;
  /** Has a mail left for an address that is not the one of today? */
  heldElsewhere: boolean;
}

/** @throws AppError `not-found` for an invitation of another campaign, too */
export async function loadMailedInvitation(
  tx: Transaction,
  campaignId: string,
  invitationId: string,
): Promise<MailedInvitation> {
  const [row] = await tx
    .select({
      raterId: invitations.raterId,
      removed: invitations.removed,
      delivery: deliveryNow,
      failure: invitations.deliveryError,
      address: people.email,
      heldElsewhere: linkHeldElsewhere(sql`invitations.id`),
    })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.raterId))
    .where(and(eq(invitations.id, invitationId), eq(invitations.campaignId, campaignId)));
  if (!row) throw notFound('invitation');
  const mails = await tx
    .select({ state: outboxMails.state, failure: outboxMails.errorCode })
    .from(outboxMails)
    .where(eq(outboxMails.invitationId, invitationId));
  return { ...row, mails };
}
