import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';

/** A mail that is ours to send until its lease ends. */
export interface ClaimedMail {
  id: string;
  organizationId: string;
  kind:
    | 'welcome'
    | 'sign-in'
    | 'invitation'
    | 'further-round'
    | 'campaign-about-you'
    | 'report-ready'
    | 'report-shared'
    | 'address-changed'
    | 'keys-lost'
    | 'promise-published'
    | 'campaign-cancelled'
    | 'reminder'
    | 'deadline-moved';
  dedupeKey: string;
  personId: string;
  campaignId: string | null;
  invitationId: string | null;
  signInRequestId: string | null;
  /** Whose report 'report-shared' is about. */
  leaderId: string | null;
  /** Where 'address-changed' and 'promise-published' go; every other kind goes to the address that the person has. Never logged. */
  address: string | null;
  /** This attempt included. */
  attempts: number;
}

/** Does this mail follow an invitation that had arrived? Everybody who was asked gets it, whether or not they have answered. */
export function isFollowUp({ kind }: Pick<ClaimedMail, 'kind'>): boolean {
  return kind === 'reminder' || kind === 'deadline-moved';
}

/**
 * Takes a mail for sending: one statement, so that of two workers one gets it. A mail that another has taken comes free when its
 * lease is over; only a worker that died leaves one so.
 *
 * The database's clock decides: workers on several machines need not agree about the time.
 *
 * @param leaseMs for how long nobody else may take it
 * @returns null when it is sent, given up, not due yet, or in somebody's hands
 */
export async function claimMail(database: Database, mailId: string, leaseMs: number): Promise<ClaimedMail | null> {
  const [claimed] = await database
    .update(outboxMails)
    .set({
      state: 'sending',
      attempts: sql`${outboxMails.attempts} + 1`,
      nextAttemptAt: sql`now() + make_interval(secs => ${leaseMs / 1000})`,
    })
    .where(
      and(
        eq(outboxMails.id, mailId),
        inArray(outboxMails.state, ['pending', 'sending']),
        lte(outboxMails.nextAttemptAt, sql`now()`),
      ),
    )
    .returning({
      id: outboxMails.id,
      organizationId: outboxMails.organizationId,
      kind: outboxMails.kind,
      dedupeKey: outboxMails.dedupeKey,
      personId: outboxMails.personId,
      campaignId: outboxMails.campaignId,
      invitationId: outboxMails.invitationId,
      signInRequestId: outboxMails.signInRequestId,
      leaderId: outboxMails.leaderId,
      address: outboxMails.address,
      attempts: outboxMails.attempts,
    });
  return claimed ?? null;
}
