import { and, eq, ne, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { invitations, mailStops } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { linkHeldElsewhere } from './link-held-elsewhere.ts';

/**
 * Why an invitation's link is not to be mailed to the address of today: it was withdrawn (or does not exist), its reader wants no more
 * mails, or the link was delivered to another address. Null when it may leave.
 *
 * An invitation that has not arrived leaves also after a stop: its reader has had another mail then, and if it did not, HR would read from its
 * state who has stopped.
 */
export async function whyNotInvited(
  database: Queryable,
  { invitationId, kind }: { invitationId: string; kind: string },
): Promise<'invitation-withdrawn' | 'mails-stopped' | 'link-held-elsewhere' | null> {
  const [row] = await database
    .select({
      removed: invitations.removed,
      delivery: invitations.delivery,
      // Spelled out, since a query of one table drops the names of tables.
      stopped: sql<boolean>`EXISTS (
        SELECT 1 FROM mail_stops WHERE mail_stops.invitation_id = invitations.id AND mail_stops.stopped)`,
      heldElsewhere: linkHeldElsewhere(sql`invitations.id`),
    })
    .from(invitations)
    .where(eq(invitations.id, invitationId));
  if (!row || row.removed) return 'invitation-withdrawn';
  if (row.stopped && !(kind === 'invitation' && row.delivery !== 'accepted')) return 'mails-stopped';
  return row.heldElsewhere ? 'link-held-elsewhere' : null;
}

/** Does somebody who is asked in a campaign want no more mails about it? */
export async function hasStoppedMails(
  database: Queryable,
  rater: { campaignId: string; personId: string },
): Promise<boolean> {
  const [row] = await database
    .select({ id: invitations.id })
    .from(invitations)
    .innerJoin(mailStops, and(eq(mailStops.invitationId, invitations.id), mailStops.stopped))
    .where(and(eq(invitations.campaignId, rater.campaignId), eq(invitations.raterId, rater.personId)))
    .limit(1);
  return row !== undefined;
}

/** Has a mail server taken the invitation's mail, and has none of its mails come back since? */
export async function hasArrived(database: Queryable, invitationId: string): Promise<boolean> {
  return (
    (await database.$count(invitations, and(eq(invitations.id, invitationId), eq(invitations.delivery, 'accepted')))) >
    0
  );
}

/** Has another mail with this invitation's link been sent, and has none come back since? */
export async function wasInvitedBefore(
  database: Queryable,
  mail: { id: string; invitationId: string },
): Promise<boolean> {
  const sent = await database.$count(
    outboxMails,
    and(
      eq(outboxMails.invitationId, mail.invitationId),
      eq(outboxMails.kind, 'invitation'),
      eq(outboxMails.state, 'sent'),
      ne(outboxMails.id, mail.id),
    ),
  );
  return sent > 0 && (await hasArrived(database, mail.invitationId));
}
