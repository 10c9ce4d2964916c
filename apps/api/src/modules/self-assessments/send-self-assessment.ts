import type { SelfAssessment } from '@heartset/model/api/self-assessments';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import { shareCampaignLock } from '../../core/campaign-lock.ts';
import type { Actor, Clock } from '../../core/context.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { selfAssessments } from '../../db/schema/self-assessments.ts';
import { isSendable, nothingRated, refuseWhenEnded } from './self-assessments.access.ts';
import { readSelfAssessment } from './self-assessments.queries.ts';

/**
 * Sends what the leader has saved: from now on it will stand beside what others say. Sending again changes nothing.
 *
 * @throws AppError `not-found`, `campaign-ended`, `self-assessment-incomplete`
 */
export async function sendSelfAssessment(
  database: Database,
  clock: Clock,
  actor: Actor,
  campaignId: string,
): Promise<SelfAssessment> {
  return inTransaction(database, async (tx) => {
    await shareCampaignLock(tx, campaignId);
    const current = await readSelfAssessment(tx, actor, campaignId);
    refuseWhenEnded(current);
    if (!isSendable(current.ratings)) throw nothingRated();
    const newlySent = await tx
      .update(selfAssessments)
      .set({ sent: true, updatedAt: clock.now() })
      .where(
        and(
          eq(selfAssessments.campaignId, campaignId),
          eq(selfAssessments.leaderId, actor.personId),
          eq(selfAssessments.sent, false),
        ),
      )
      .returning({ sent: selfAssessments.sent });
    if (newlySent.length > 0) {
      await recordAudit(tx, {
        organizationId: actor.organizationId,
        actorId: actor.personId,
        action: 'self-assessment.sent',
        targetKind: 'campaign',
        targetId: campaignId,
      });
    }
    return { ...current, sent: true };
  });
}
