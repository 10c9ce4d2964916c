import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from './config.ts';
import { openMailDeps } from './deps.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';
import { testKeysFolder } from './testing/test-keys.ts';
import { startTestMailServer, type TestMailServer } from './testing/test-mail-server.ts';
import { startWorkerProcess } from './testing/worker-process.ts';

describe('the worker program', () => {
  let database: TestDatabase;
  let server: TestMailServer;
  let mail: Record<string, string>;
  const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startTestMailServer();
    mail = {
      WORKER_ROLES: 'mail',
      DATABASE_URL_MAILER: database.urls.mailer,
      SMTP_URL: server.smtpUrl,
      MAIL_KEY: 'a-key-that-only-the-tests-know-of-0',
    };
  });
  afterAll(async () => {
    await server.stop();
    await database.close();
  });

  it('works for mail with the mailer’s login alone, and ends when it is asked to', async () => {
    const worker = await startWorkerProcess('worker.ts', mail);
    expect(await worker.terminate()).toBe(0);
    expect(worker.output()).toContain('"msg":"stopped"');
  });

  it('works for the tally with the tally’s login alone', async () => {
    const worker = await startWorkerProcess('worker.ts', {
      WORKER_ROLES: 'tally',
      DATABASE_URL_TALLY: database.urls.tally,
      HEARTSET_KEYS: testKeysFolder(),
    });
    expect(await worker.terminate()).toBe(0);
  });

  it('refuses a login that may read answers', async () => {
    const swapped = { ...mail, DATABASE_URL_MAILER: database.urls.tally };
    await expect(startWorkerProcess('worker.ts', swapped)).rejects.toThrow('may touch ballot_numbers');
  });

  it('says what is missing', async () => {
    await expect(startWorkerProcess('worker.ts', { WORKER_ROLES: 'tally' })).rejects.toThrow(
      'DATABASE_URL_TALLY is missing',
    );
    const open = (changed: Record<string, string>) => openMailDeps(parseConfig({ ...mail, ...changed }), silent);
    await expect(open({ MAIL_KEY: '' })).rejects.toThrow('MAIL_KEY is missing');
    await expect(open({ SMTP_URL: '' })).rejects.toThrow('SMTP_URL is missing');
    await expect(open({ DATABASE_URL_MAILER: '' })).rejects.toThrow('DATABASE_URL_MAILER is missing');
    await expect(open({ MAIL_FROM: 'nobody' })).rejects.toThrow('MAIL_FROM must be');
  });
});
