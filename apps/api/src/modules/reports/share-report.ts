import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor, Clock } from '../../core/context.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { JobRequest } from '../../core/job.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { people } from '../../db/schema/people.ts';
import { reportShares } from '../../db/schema/self-assessments.ts';
import { queueMails } from '../mail/mail.public.ts';
import { reportViewer } from './reports.access.ts';
import { findReport, listReportReaders } from './reports.queries.ts';

/**
 * Sets with whom the leader shares a report: people of the same organisation. The leader alone decides, and can take it back.
 * Whoever is new among them gets a mail, once a day at most; whoever is not among them any more gets none.
 *
 * @throws AppError not-found, person-unknown
 */
export async function shareReport(
  database: Database,
  clock: Clock,
  actor: Actor,
  input: { campaignId: string; leaderId: string; readerIds: readonly string[] },
): Promise<{ sharedWith: { personId: string; name: string }[]; jobs: JobRequest<never>[] }> {
  const { campaignId, leaderId } = input;
  const found = await findReport(database, actor, campaignId, leaderId);
  if (!found || reportViewer(actor, found) !== 'leader') throw notFound('report');
  const readerIds = [...new Set(input.readerIds)].filter((id) => id !== actor.personId);
  const jobs = await inTransaction(database, async (tx) => {
    if (readerIds.length > 0) {
      const known = await tx
        .select({ id: people.id })
        .from(people)
        .where(
          and(
            eq(people.organizationId, actor.organizationId),
            eq(people.inDirectory, true),
            inArray(people.id, readerIds),
          ),
        );
      if (known.length !== readerIds.length) {
        throw new AppError('person-unknown', 'Reports can be shared with people of your own directory only.');
      }
    }
    await tx
      .delete(reportShares)
      .where(
        and(
          eq(reportShares.campaignId, campaignId),
          eq(reportShares.leaderId, leaderId),
          readerIds.length > 0 ? notInArray(reportShares.readerId, readerIds) : undefined,
        ),
      );
    const added = await addShares(tx, { campaignId, leaderId, readerIds });
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'report.shared',
      targetKind: 'report',
      targetId: campaignId,
      details: { readers: readerIds.length },
    });
    const { organizationId } = actor;
    const day = clock.now().toISOString().slice(0, 10);
    return queueMails(
      tx,
      added.map((personId) => ({ kind: 'report-shared', organizationId, personId, campaignId, leaderId, day })),
    );
  });
  return { sharedWith: await listReportReaders(database, campaignId, leaderId), jobs };
}

/** Returns those with whom it was not shared before. */
async function addShares(
  tx: Transaction,
  share: { campaignId: string; leaderId: string; readerIds: readonly string[] },
): Promise<string[]> {
  const { campaignId, leaderId, readerIds } = share;
  if (readerIds.length === 0) return [];
  const added = await tx
    .insert(reportShares)
    .values(readerIds.map((readerId) => ({ campaignId, leaderId, readerId })))
    .onConflictDoNothing()
    .returning({ readerId: reportShares.readerId });
  return added.map(({ readerId }) => readerId);
}
