import { afterAll } from 'vitest';
import type { MailDeps } from '../modules/mail/mail-deps.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { testMailDeps } from './test-mail-deps.ts';
import { startTestMailServer, type TestMailServer } from './test-mail-server.ts';

/**
 * A database, a mail server, and what mails are sent with; closed after the last test of the file that calls this at its top.
 *
 * @example const { database, server, deps } = await setUpMail();
 */
export async function setUpMail(): Promise<{ database: TestDatabase; server: TestMailServer; deps: MailDeps }> {
  const database = await createTestDatabase();
  const server = await startTestMailServer();
  const deps = testMailDeps(database, server);
  afterAll(async () => {
    deps.transport.close();
    await server.stop();
    await database.close();
  });
  return { database, server, deps };
}
