import { type AddressObject, type HeaderLines, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type InboxMessage, type InboxStore, openInbox } from './inbox-store.ts';

export interface MailCatcher {
  /** For nodemailer: `smtp://127.0.0.1:<port>`. */
  readonly smtpUrl: string;
  readonly inbox: InboxStore;
  stop(): Promise<void>;
}

const LARGEST_MAIL_BYTES = 10 * 1024 * 1024;

/** Mail to an address that begins like this comes back, so that a wrong address can be tried out without the internet. */
export const RETURNED_PREFIX = 'returned';

/**
 * Starts an SMTP server on the loopback address that delivers no mail: it keeps them for the inbox page. An address that begins with
 * `returned` is one that it does not know (550 5.1.1, RFC 3463), as a mail server would say of a mistyped one.
 *
 * @param directory where the mails are kept between starts
 * @param port 1 to 65535; a free one is chosen when left out
 * @example
 * const catcher = await startMailCatcher({ directory: '.heartset/mail' });
 * const transport = createTransport(catcher.smtpUrl);
 */
export async function startMailCatcher(options: {
  directory: string;
  port?: number;
  log?: (line: string) => void;
}): Promise<MailCatcher> {
  const inbox = await openInbox(options.directory);
  const server = new SMTPServer({
    name: 'heartset.local',
    banner: 'Local inbox, delivers nothing',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    hidePIPELINING: true,
    size: LARGEST_MAIL_BYTES,
    closeTimeout: 1_000,
    onRcptTo(recipient, _session, done) {
      if (recipient.address.toLowerCase().startsWith(RETURNED_PREFIX)) {
        done(Object.assign(new Error('5.1.1 Nobody has this address.'), { responseCode: 550 }));
      } else {
        done();
      }
    },
    onData(stream, session, done) {
      keepMail(stream, session, inbox).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  const port = await listen(server, options.port ?? 0);
  // A client that hangs up in the middle of a mail must not end the process; its sender tries again.
  server.on('error', (error) => options.log?.(`The local mail catcher met a problem: ${error.message}`));
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    inbox,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function listen(server: SMTPServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('The system did not name the port of the mail catcher.'));
    });
  });
}

async function keepMail(stream: SMTPServerDataStream, session: SMTPServerSession, inbox: InboxStore): Promise<void> {
  const mail = await simpleParser(stream, { skipTextToHtml: true, skipImageLinks: true });
  if (stream.sizeExceeded) throw Object.assign(new Error('The mail is larger than 10 MB.'), { responseCode: 552 });
  await inbox.add({
    from: addressText(mail.from),
    to: session.envelope.rcptTo.map((recipient) => recipient.address),
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    text: mail.text ?? '',
    html: mail.html || null,
    headers: headerList(mail.headerLines),
  });
}

function addressText(address: AddressObject | undefined): string {
  return address?.text ?? '';
}

function headerList(lines: HeaderLines): InboxMessage['headers'] {
  return lines.map(({ line }) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
  });
}
