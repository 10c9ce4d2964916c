import { and, asc, inArray, lte, sql } from 'drizzle-orm';
import type { JobRequest } from '../../core/job.ts';
import type { Database } from '../../db/client.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { announceLostKeys } from './announce-lost-keys.ts';
import { announceReleases } from './announce-releases.ts';
import { sendMailRequest } from './mail.public.ts';
import { queueReminders } from './queue-reminders.ts';

/** How many mails one sweep hands over; what is left waits for the next. */
const mailsPerSweep = 1000;

/**
 * Finds what is due and in nobody's hands: mails whose back-off is over, mails whose sender died, and mails that never reached the
 * queue. Those that wait in the queue already are named too; their keys keep them from being added twice.
 *
 * @param database with the mailer's login
 */
export async function sweepOutbox(database: Database): Promise<{ announced: number; jobs: JobRequest<never>[] }> {
  const announced = await announceReleases(database);
  await announceLostKeys(database);
  await queueReminders(database);
  const due = await database
    .select({ id: outboxMails.id })
    .from(outboxMails)
    .where(and(inArray(outboxMails.state, ['pending', 'sending']), lte(outboxMails.nextAttemptAt, sql`now()`)))
    .orderBy(asc(outboxMails.nextAttemptAt))
    .limit(mailsPerSweep);
  return { announced, jobs: due.map(({ id }) => sendMailRequest(id)) };
}
