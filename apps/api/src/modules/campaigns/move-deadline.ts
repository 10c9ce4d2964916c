import { nextState } from '@heartset/model';
import { and, eq, lt } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor, Clock } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { requireMay } from './campaigns.access.ts';
import { requireDeadlineAhead } from './check-campaign-settings.ts';
import { lockCampaign, stateChanged } from './load-campaign.ts';

/**
 * Gives people more time. The deadline moves later only, and only while answers are collected: raters were told the one before.
 *
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`, `deadline-earlier`, `deadline-too-soon`, `deadline-too-far`
 */
export async function moveDeadline(
  database: Database,
  actor: Actor,
  input: { campaignId: string; deadlineAt: string },
  clock: Clock,
): Promise<void> {
  const deadlineAt = new Date(input.deadlineAt);
  await inTransaction(database, async (tx) => {
    const campaign = await lockCampaign(tx, actor, input.campaignId);
    requireMay(actor, campaign, 'move-deadline');
    if (nextState(campaign.state, 'extend') !== 'collecting') throw stateChanged();
    if (deadlineAt.getTime() <= campaign.deadlineAt.getTime()) {
      throw new AppError('deadline-earlier', 'The deadline can move later, not earlier: people were told the date.', [
        { path: 'deadlineAt', message: `must be later than ${campaign.deadlineAt.toISOString()}` },
      ]);
    }
    requireDeadlineAhead(deadlineAt, clock.now());
    const [row] = await tx
      .update(campaigns)
      .set({ deadlineAt })
      .where(
        and(eq(campaigns.id, campaign.id), eq(campaigns.state, 'collecting'), lt(campaigns.deadlineAt, deadlineAt)),
      )
      .returning({ id: campaigns.id });
    if (!row) throw stateChanged();
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.deadline-moved',
      targetKind: 'campaign',
      targetId: campaign.id,
      details: { from: campaign.deadlineAt.toISOString(), to: deadlineAt.toISOString() },
    });
  });
}
