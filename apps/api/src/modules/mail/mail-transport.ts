import { createTransport } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';
import type { DkimSigner } from './read-dkim-key.ts';

/** A mail as it leaves: both parts written, every header decided. */
export interface OutgoingMail {
  from: string;
  to: { name: string; address: string };
  replyTo: string | undefined;
  subject: string;
  text: string;
  html: string;
  /** With angle brackets. */
  messageId: string;
  /** More headers, as `List-Unsubscribe`; those that `dkimHeaders` names are signed. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Where mail servers report that it came back (the envelope's sender); undefined: to the address in `from`. */
  returnPath?: string | undefined;
}

/**
 * What a signature covers, of what a mail has. nodemailer's own list leaves out `List-Unsubscribe-Post`, without which no mailbox offers
 * to unsubscribe with one click (RFC 8058 section 4).
 */
export const dkimHeaders = [
  'From',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'Reply-To',
  'MIME-Version',
  'Content-Type',
  'Auto-Submitted',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
] as const;

export interface MailTransport {
  /**
   * Hands one mail to the mail server and returns once the server has taken it.
   *
   * @param timeoutMs after which it is given up, and the connection with it
   * @throws what nodemailer says; see `classifyFailure`
   */
  send(mail: OutgoingMail, timeoutMs: number): Promise<void>;
  close(): void;
}

/** Is this one address with a host, as `Heartset <feedback@example.org>`? */
export function isMailbox(text: string): boolean {
  const [first, ...others] = addressparser(text, { flatten: true });
  return others.length === 0 && /^[^\s@]+@[^\s@]+$/.test(first?.address ?? '');
}

/**
 * Keeps connections to the mail server and sends through them.
 *
 * @param smtpUrl as `smtps://login:password@mail.example.org`
 * @param maximumConnections as many as mails are sent at the same time, so that none waits inside with its lease running
 * @param dkim signs every mail; undefined: that is the server's
 * @throws Error when `from` is not a mailbox
 */
export function openMailTransport(
  smtpUrl: string,
  options: { from: string; maximumConnections: number; dkim?: DkimSigner | undefined },
): MailTransport {
  if (!isMailbox(options.from)) throw new Error('MAIL_FROM must be one address, as "Heartset <feedback@example.org>".');
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: options.maximumConnections,
    // A kept connection that the server has closed meanwhile costs one more try, not a failed mail; more tries are the outbox's.
    maxRequeues: 1,
    idleTimeout: 30_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    dnsTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(options.dkim ? { dkim: { ...options.dkim, headerFieldNames: dkimHeaders.join(':') } } : {}),
  });
  return {
    send: async ({ from, to, replyTo, subject, text, html, messageId, headers, returnPath }, timeoutMs) => {
      await transport.sendMail({
        from,
        to,
        ...(replyTo ? { replyTo } : {}),
        subject,
        text,
        html,
        messageId,
        xMailer: false,
        // As an object, so that nothing in it is read as more than one address.
        ...(returnPath ? { envelope: { from: returnPath, to: { name: '', address: to.address } } } : {}),
        // A report that it came back must not carry the link along, and says for which address it is (RFC 3461).
        dsn: { return: 'headers', notify: 'failure', recipient: to.address },
        // Says to holiday notices and mailing lists that no answer by a machine is wanted (RFC 3834).
        headers: { ...headers, 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(timeoutMs),
      });
    },
    close: () => transport.close(),
  };
}
