import { isCancellable } from '@heartset/model';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor } from '../../core/context.ts';
import { type JobRequest, jobRequest } from '../../core/job.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { advanceCampaignsJob } from '../tally/tally.public.ts';
import { requireMay } from './campaigns.access.ts';
import { lockCampaign, stateChanged } from './load-campaign.ts';

/**
 * Ends a draft or a campaign that collects for the first time unseen: no report will ever exist. Answers given so far are deleted by the tally worker, the
 * one process that could read them, without being read.
 *
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`
 */
export async function cancelCampaign(
  database: Database,
  actor: Actor,
  input: { campaignId: string },
): Promise<{ result: { state: 'cancelled' }; jobs: JobRequest<never>[] }> {
  await inTransaction(database, async (tx) => {
    const campaign = await lockCampaign(tx, actor, input.campaignId);
    requireMay(actor, campaign, 'cancel');
    if (!isCancellable(campaign)) throw stateChanged();
    const [row] = await tx
      .update(campaigns)
      .set({ state: 'cancelled' })
      .where(and(eq(campaigns.id, campaign.id), eq(campaigns.state, campaign.state)))
      .returning({ id: campaigns.id });
    if (!row) throw stateChanged();
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.cancelled',
      targetKind: 'campaign',
      targetId: campaign.id,
      details: { from: campaign.state },
    });
  });
  return { result: { state: 'cancelled' }, jobs: [jobRequest(advanceCampaignsJob, {})] };
}
