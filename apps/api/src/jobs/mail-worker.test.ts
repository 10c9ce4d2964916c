import { setTimeout as pause } from 'node:timers/promises';
import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { parseConfig } from '../config.ts';
import { jobRequest } from '../core/job.ts';
import type { Log } from '../core/log.ts';
import { inTransaction } from '../core/transaction.ts';
import { outboxMails } from '../db/schema/outbox-mails.ts';
import { mailConcurrency, openMailDeps } from '../deps.ts';
import { queueMails } from '../modules/mail/mail.public.ts';
import { sendMailJob } from '../modules/mail/send-mail.job.ts';
import { createDraftCampaign, createInvitationRow, openCampaignRow } from '../testing/campaign-rows.ts';
import { createOrganizationRow, createPersonRow } from '../testing/factories.ts';
import { describeOnBackends } from '../testing/queue-backends.ts';
import { quickMailTiming, quickWorkerTiming } from '../testing/quick-timing.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestMailServer, type TestMailServer } from '../testing/test-mail-server.ts';
import { startWorkerProcess } from '../testing/worker-process.ts';
import { closeWithin } from './close-within.ts';
import { openQueues, type Queues } from './queues.ts';
import { mailJobs } from './registry.ts';
import { type RunningWorkers, startWorkers } from './start-workers.ts';

describeOnBackends('sending mail', (backend) => {
  let running: Awaited<ReturnType<typeof backend.start>>;
  let database: TestDatabase;
  let server: TestMailServer;
  let queues: Queues;
  let log: Log;
  let logged: string[];
  const closing: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    running = await backend.start();
  });
  afterAll(() => running.stop());

  beforeEach(async () => {
    database = await createTestDatabase();
    server = await startTestMailServer();
    logged = [];
    const write = (fields: Record<string, unknown>, message: string): void => {
      logged.push(`${message} ${JSON.stringify(fields)}`);
    };
    log = { debug: write, info: write, warn: write, error: write };
    queues = openQueues({ databaseUrl: database.urls.api, redisUrl: running.redisUrl, log });
  });
  afterEach(async () => {
    for (let close = closing.pop(); close; close = closing.pop()) await close();
    await closeWithin(queues.close(), () => 0);
    await server.stop();
    await database.close();
  });

  function environment(): Record<string, string> {
    return {
      DATABASE_URL_MAILER: database.urls.mailer,
      SMTP_URL: server.smtpUrl,
      MAIL_KEY: 'a-key-that-only-the-tests-know-of-0',
      MAIL_FROM: 'Heartset <feedback@hospital.example>',
      PUBLIC_URL: 'https://feedback.example',
      ...(running.redisUrl ? { REDIS_URL: running.redisUrl } : {}),
    };
  }

  /** A worker in this process. */
  async function work(): Promise<RunningWorkers> {
    const { deps, databaseUrl, close } = await openMailDeps(parseConfig(environment()), log);
    const part = {
      work: mailJobs({ ...deps, timing: quickMailTiming }),
      concurrency: mailConcurrency,
      databaseUrl,
    };
    const workers = await startWorkers({ parts: [part], redisUrl: running.redisUrl, log, timing: quickWorkerTiming });
    closing.push(async () => {
      await workers.close();
      await close();
    });
    return workers;
  }

  /** Invitations as opening writes them; `enqueue: false` is a crash between commit and queue. */
  async function invite(count: number, options: { enqueue: boolean } = { enqueue: true }): Promise<void> {
    const organizationId = await createOrganizationRow(database.owner);
    const campaign = await createDraftCampaign(database.owner, organizationId);
    const invited: { personId: string; invitationId: string }[] = [];
    for (let number = 0; number < count; number += 1) {
      const personId = await createPersonRow(database.owner, organizationId, { familyName: `Rater${number}` });
      const invitationId = await createInvitationRow(database.owner, campaign, { raterId: personId });
      invited.push({ personId, invitationId });
    }
    await openCampaignRow(database.owner, campaign);
    const jobs = await inTransaction(database.api, (tx) =>
      queueMails(
        tx,
        invited.map((each) => ({ kind: 'invitation', organizationId, campaignId: campaign.campaignId, ...each })),
      ),
    );
    if (options.enqueue) await queues.enqueue(jobs);
  }

  async function count(...states: ('pending' | 'sending' | 'sent' | 'failed')[]): Promise<number> {
    return database.owner.$count(outboxMails, inArray(outboxMails.state, states));
  }

  async function waitFor(what: string, condition: () => Promise<boolean> | boolean): Promise<void> {
    const until = Date.now() + 130_000;
    while (!(await condition())) {
      if (Date.now() > until) throw new Error(`Not seen in time: ${what}\n${logged.slice(-10).join('\n')}`);
      await pause(20);
    }
  }

  it('sends each mail once, and tells neither log nor queue whom to', async () => {
    await work();
    await invite(20);
    await waitFor('all sent', async () => (await count('sent')) === 20);
    await pause(quickMailTiming.sweepEveryMs * 2);
    expect(server.received).toHaveLength(20);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(20);
    const withoutIds = logged.join('\n').replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
    expect(logged.length).toBeGreaterThan(0);
    expect(withoutIds).not.toMatch(/@|Rater\d|[A-Za-z0-9_-]{22}/);
    if (!running.redisUrl) {
      const jobs = await database.owner.execute<{ data: unknown }>(sql`SELECT DISTINCT data FROM bullmq.job`);
      for (const { data } of jobs.rows) expect(JSON.stringify(data)).toMatch(/^(\{\}|\{"mailId":"[0-9a-f-]{36}"\})$/);
    }
  });

  it('fails a job that is none without telling what was in it, and goes on', async () => {
    await work();
    await queues.enqueue([jobRequest({ ...sendMailJob, payload: z.any() }, { mailId: 'Noor Haddad' })]);
    await invite(1);
    await waitFor('sent', async () => (await count('sent')) === 1);
    await waitFor('failed', () => logged.some((line) => line.startsWith('a job failed')));
    expect(logged.join('\n')).toContain('ZodError');
    expect(logged.join('\n')).not.toContain('Noor');
    if (!running.redisUrl) {
      const jobs = await database.owner.execute<{ failed_reason: string; stacktrace: string[] }>(
        sql`SELECT failed_reason, stacktrace::text FROM bullmq.job WHERE state = 'failed'`,
      );
      expect(jobs.rows).toHaveLength(1);
      expect(JSON.stringify(jobs.rows)).not.toContain('Noor');
    }
  });

  it('sends what never reached the queue', async () => {
    await work();
    await invite(3, { enqueue: false });
    await waitFor('all sent', async () => (await count('sent')) === 3);
    expect(server.received).toHaveLength(3);
  });

  it('waits while the mail server is away, and sends when it is back', async () => {
    const { port } = server;
    await server.stop();
    await work();
    await invite(5);
    await waitFor('each was tried', async () => {
      const rows = await database.owner.select().from(outboxMails).where(eq(outboxMails.state, 'pending'));
      return rows.length === 5 && rows.every(({ attempts }) => attempts === 1);
    });
    server = await startTestMailServer(port);
    // As if the first back-off of 30 seconds were over.
    await database.owner.update(outboxMails).set({ nextAttemptAt: sql`now()` });
    await waitFor('all sent', async () => (await count('sent')) === 5);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(5);
  });

  it('goes on after the database has dropped every connection', async () => {
    server.delayMs = 50;
    await work();
    await invite(60);
    await waitFor('some sent', () => server.received.length >= 10);
    const dropped = await database.owner.execute(sql`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND usename IN ('heartset_mailer', 'heartset_api')`);
    expect(dropped.rowCount ?? 0).toBeGreaterThan(0);
    await waitFor('all sent', async () => (await count('sent')) === 60);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(60);
  });

  it('finishes what is under way when it is asked to close', async () => {
    server.delayMs = 200;
    const workers = await work();
    await invite(30);
    await waitFor('some under way', async () => (await count('sending')) > 0);
    await workers.close();
    expect(await count('sending')).toBe(0);
    expect(await count('sent')).toBe(server.received.length);
  });

  it('loses no mail when its process is killed, and repeats at most those under way', async () => {
    const total = 200;
    server.delayMs = 20;
    await invite(total);
    const first = await startWorkerProcess('testing/mail-worker-process.ts', environment());
    await waitFor('a third sent', () => server.received.length >= total / 3);
    await first.kill();
    const atTheKill = { sent: await count('sent'), underWay: await count('sending') };
    expect(atTheKill.sent).toBeLessThan(total);
    expect(atTheKill.underWay).toBeLessThanOrEqual(mailConcurrency);

    const second = await startWorkerProcess('testing/mail-worker-process.ts', environment());
    closing.push(() => second.kill());
    await waitFor('all sent', async () => (await count('sent')) === total);
    const distinct = new Set(server.received.map(({ messageId }) => messageId)).size;
    const repeats = server.received.length - distinct;
    process.stdout.write(
      `Killed while sending (${backend.name}): ${atTheKill.sent} of ${total} sent and ${atTheKill.underWay} under way at the kill; ` +
        `in the end ${distinct} Message-IDs received, ${repeats} repeated\n`,
    );
    expect(distinct).toBe(total);
    expect(repeats).toBeLessThanOrEqual(atTheKill.underWay);
  }, 300_000);
});
