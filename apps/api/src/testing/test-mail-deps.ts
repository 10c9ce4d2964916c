import { type MailDeps, mailTiming } from '../modules/mail/mail-deps.ts';
import { openMailTransport } from '../modules/mail/mail-transport.ts';
import type { TestDatabase } from './test-database.ts';
import type { TestMailServer } from './test-mail-server.ts';

const from = 'Heartset <feedback@hospital.example>';
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** What mails are sent with: as the mail worker has it, to a server of the tests. Close its transport when done. */
export function testMailDeps(database: TestDatabase, server: TestMailServer): MailDeps {
  return {
    database: database.mailer,
    transport: openMailTransport(server.smtpUrl, { from, maximumConnections: 2 }),
    sender: { publicUrl: 'https://feedback.example', from, replyTo: undefined, timeZone: 'Europe/Zurich' },
    mailKey: 'a-key-that-only-the-tests-know-of-0',
    timing: mailTiming,
    log: silent,
  };
}
