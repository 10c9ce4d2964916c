import { nextState } from '@heartset/model';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor, Clock } from '../../core/context.ts';
import { type JobRequest, jobRequest } from '../../core/job.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { advanceCampaignsJob } from '../tally/tally.public.ts';
import { requireMay } from './campaigns.access.ts';
import { lockCampaign, stateChanged } from './load-campaign.ts';

/**
 * Ends the grace now, so that whoever tries the product need not wait a day. Offered by the embedded start alone: its route does not
 * exist elsewhere.
 *
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`
 */
export async function endGrace(
  database: Database,
  actor: Actor,
  input: { campaignId: string },
  clock: Clock,
): Promise<{ result: { state: 'closing' }; jobs: JobRequest<never>[] }> {
  await inTransaction(database, async (tx) => {
    const campaign = await lockCampaign(tx, actor, input.campaignId);
    requireMay(actor, campaign, 'end-grace');
    if (typeof nextState(campaign.state, 'end-grace') !== 'string') throw stateChanged();
    const [row] = await tx
      .update(campaigns)
      .set({ graceEndsAt: clock.now() })
      .where(and(eq(campaigns.id, campaign.id), eq(campaigns.state, 'closing')))
      .returning({ id: campaigns.id });
    if (!row) throw stateChanged();
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.grace-ended',
      targetKind: 'campaign',
      targetId: campaign.id,
    });
  });
  return { result: { state: 'closing' }, jobs: [jobRequest(advanceCampaignsJob, {})] };
}
