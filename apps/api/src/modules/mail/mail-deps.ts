import type { Log } from '../../core/log.ts';
import type { Database } from '../../db/client.ts';
import type { MailTransport } from './mail-transport.ts';

/** How long things take, in milliseconds. */
export interface MailTiming {
  /** A mail that is being sent is left alone for this long; after that its sender is taken for dead. */
  leaseMs: number;
  /** Longest wait for the mail server; less than the lease, so that nobody sends a mail that another has taken over. */
  sendTimeoutMs: number;
  /** How often the outbox is swept. */
  sweepEveryMs: number;
}

export const mailTiming: MailTiming = { leaseMs: 120_000, sendTimeoutMs: 90_000, sweepEveryMs: 30_000 };

/** What every mail says of where it comes from. */
export interface MailSender {
  /** Where links lead, without a slash at the end. */
  publicUrl: string;
  /** The From header, as `Heartset <feedback@example.org>`. */
  from: string;
  /** Where replies go, whatever the campaign; undefined: to whoever runs the campaign. */
  replyTo: string | undefined;
  /** Where mail servers report what came back, as `bounces@bounces.example.org`; undefined: to the address in `from`. */
  bounceAddress?: string | undefined;
  /** The time zone in which dates are written (IANA name); it is named beside each. */
  timeZone: string;
}

/** What the mail worker works with. */
export interface MailDeps {
  /** With the login heartset_mailer. */
  database: Database;
  transport: MailTransport;
  sender: MailSender;
  /** Makes the secrets of links. Lives in this process alone. */
  mailKey: string;
  timing: MailTiming;
  /** How many mails leave for one domain in a minute, over all workers; undefined: as many as there are. */
  perDomainPerMinute?: number | undefined;
  /** Ids and codes only. */
  log: Log;
}
