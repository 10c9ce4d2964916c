import { type JobRequest, jobRequest } from '../../core/job.ts';
import type { Transaction } from '../../db/client.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { deadlineMovedKey } from './deadline-moved-key.ts';
import { sendMailJob } from './send-mail.job.ts';

export { type BounceAbout, findBounceTokens, readBounceToken, unverifiedBounceToken } from './bounce-token.ts';
export { mayHaveArrived } from './classify-failure.ts';
export { linkHeldElsewhere } from './link-held-elsewhere.ts';
export { maximumAttempts } from './retry-delay.ts';

/** A mail to be sent: who gets it, and what it is about. The words are made when it is sent, from what is so then. */
export type MailToQueue =
  /** To the first HR person of a new organisation: where to sign in. */
  | { kind: 'welcome'; organizationId: string; personId: string }
  | { kind: 'sign-in'; organizationId: string; personId: string; signInRequestId: string }
  /** One mail to a rater, however many leaders it is about. `personId` is the rater's. */
  | {
      kind: 'invitation';
      organizationId: string;
      personId: string;
      campaignId: string;
      invitationId: string;
      /** A UUID for an invitation that came back and goes out once more: another mail, with the same link. */
      again?: string;
    }
  /** To everybody who was invited, whether or not they have answered: nobody knows. `personId` is the rater's. */
  | {
      kind: 'further-round';
      organizationId: string;
      personId: string;
      campaignId: string;
      invitationId: string;
    }
  /** `personId` is the leader's. */
  | { kind: 'campaign-about-you' | 'report-ready'; organizationId: string; personId: string; campaignId: string }
  /**
   * To whoever a leader shares a report with, once a day at most: `personId` is the reader's, `day` the day of the share as
   * `2026-10-16`.
   */
  | {
      kind: 'report-shared';
      organizationId: string;
      personId: string;
      campaignId: string;
      leaderId: string;
      day: string;
    }
  /** To the address that a campaign names, when it publishes its manifest or a supplement: `number` is the document's. */
  | {
      kind: 'promise-published';
      organizationId: string;
      personId: string;
      campaignId: string;
      number: number;
      address: string;
    }
  /**
   * To everybody who was asked, whether or not they have answered, and to whom a campaign was about, when it is cancelled while it
   * collects. Somebody who is both gets it as a leader.
   */
  | { kind: 'campaign-cancelled'; organizationId: string; personId: string; campaignId: string }
  /**
   * To everybody who was asked, whether or not they have answered, when a campaign ends later than they were told. `deadlineAt`: the new
   * end; a mail that comes to its turn after a further move is not sent.
   */
  | {
      kind: 'deadline-moved';
      organizationId: string;
      personId: string;
      campaignId: string;
      invitationId: string;
      deadlineAt: Date;
    }
  /** To the address that a person had: sign-in mails go to another now. `importId`: the import that changed it. */
  | { kind: 'address-changed'; organizationId: string; personId: string; importId: string; address: string };

/** PostgreSQL takes 65,535 parameters a statement; a row has nine. */
const rowsPerStatement = 1000;

/** What makes a mail one mail: queued again under the same key, it is the same mail. */
function dedupeKeyOf(mail: MailToQueue): string {
  switch (mail.kind) {
    case 'welcome':
      return `welcome:${mail.personId}`;
    case 'sign-in':
      return `sign-in:${mail.signInRequestId}`;
    case 'invitation':
      return mail.again ? `invitation:${mail.invitationId}:${mail.again}` : `invitation:${mail.invitationId}`;
    case 'further-round':
      return `further-round:${mail.invitationId}`;
    case 'campaign-about-you':
      return `about-you:${mail.campaignId}:${mail.personId}`;
    case 'report-ready':
      return `report-ready:${mail.campaignId}:${mail.personId}`;
    case 'report-shared':
      return `report-shared:${mail.campaignId}:${mail.leaderId}:${mail.personId}:${mail.day}`;
    case 'promise-published':
      return `promise-published:${mail.campaignId}:${mail.number}`;
    case 'campaign-cancelled':
      return `campaign-cancelled:${mail.campaignId}:${mail.personId}`;
    case 'deadline-moved':
      return deadlineMovedKey(mail.invitationId, mail.deadlineAt);
    case 'address-changed':
      return `address-changed:${mail.importId}:${mail.personId}`;
  }
}

/** The job that sends a row of the outbox. While one is waiting or at work, another for the same row is not added. */
export function sendMailRequest(mailId: string): JobRequest<never> {
  return jobRequest(sendMailJob, { mailId }, { key: `mail:${mailId}` });
}

/** How many mails are put into the queue while a person waits. */
const mostJobs = 300;

/**
 * Writes mails into the outbox, in the transaction of what they tell, so that neither exists without the other.
 * A mail that is there already is left alone.
 *
 * @returns what to enqueue once the transaction has been committed: so many that nobody waits long for it. The sweep of the outbox takes the rest
 * @example
 * const jobs = await queueMails(tx, [{ kind: 'sign-in', organizationId, personId, signInRequestId }]);
 */
export async function queueMails(tx: Transaction, mails: readonly MailToQueue[]): Promise<JobRequest<never>[]> {
  const requests: JobRequest<never>[] = [];
  for (let start = 0; start < mails.length; start += rowsPerStatement) {
    const rows = mails.slice(start, start + rowsPerStatement).map((mail) => ({
      organizationId: mail.organizationId,
      kind: mail.kind,
      dedupeKey: dedupeKeyOf(mail),
      personId: mail.personId,
      campaignId: 'campaignId' in mail ? mail.campaignId : null,
      invitationId: 'invitationId' in mail ? mail.invitationId : null,
      signInRequestId: 'signInRequestId' in mail ? mail.signInRequestId : null,
      leaderId: 'leaderId' in mail ? mail.leaderId : null,
      address: 'address' in mail ? mail.address : null,
    }));
    const written = await tx.insert(outboxMails).values(rows).onConflictDoNothing().returning({ id: outboxMails.id });
    requests.push(...written.map(({ id }) => sendMailRequest(id)));
  }
  return requests.slice(0, mostJobs);
}
