import { and, eq, inArray } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor } from '../../core/context.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { people } from '../../db/schema/people.ts';
import { reportShares } from '../../db/schema/self-assessments.ts';
import { reportViewer } from './reports.access.ts';
import { findReport, listReportReaders } from './reports.queries.ts';

/**
 * Sets with whom the leader shares a report: people of the same organisation. The leader alone decides, and can take it back.
 *
 * @throws AppError not-found, person-unknown
 */
export async function shareReport(
  database: Database,
  actor: Actor,
  input: { campaignId: string; leaderId: string; readerIds: readonly string[] },
): Promise<{ personId: string; name: string }[]> {
  const { campaignId, leaderId } = input;
  const found = await findReport(database, actor, campaignId, leaderId);
  if (!found || reportViewer(actor, found) !== 'leader') throw notFound('report');
  const readerIds = [...new Set(input.readerIds)].filter((id) => id !== actor.personId);
  await inTransaction(database, async (tx) => {
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
      .where(and(eq(reportShares.campaignId, campaignId), eq(reportShares.leaderId, leaderId)));
    if (readerIds.length > 0) {
      await tx.insert(reportShares).values(readerIds.map((readerId) => ({ campaignId, leaderId, readerId })));
    }
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'report.shared',
      targetKind: 'report',
      targetId: campaignId,
      details: { readers: readerIds.length },
    });
  });
  return listReportReaders(database, campaignId, leaderId);
}
