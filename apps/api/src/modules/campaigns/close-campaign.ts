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

const millisecondsPerHour = 3_600_000;

/**
 * Ends collecting before the deadline. No new tickets from here on; answers under way are accepted for the grace, then the tally
 * worker counts.
 *
 * @throws AppError `not-found`, `not-allowed` (a leader never closes early), `campaign-state-changed`
 */
export async function closeCampaign(
  database: Database,
  actor: Actor,
  input: { campaignId: string },
  clock: Clock,
): Promise<{ result: { state: 'closing' }; jobs: JobRequest<never>[] }> {
  await inTransaction(database, async (tx) => {
    const campaign = await lockCampaign(tx, actor, input.campaignId);
    requireMay(actor, campaign, 'close');
    if (nextState(campaign.state, 'close') !== 'closing') throw stateChanged();
    const graceEndsAt = new Date(clock.now().getTime() + campaign.graceHours * millisecondsPerHour);
    const [row] = await tx
      .update(campaigns)
      .set({ state: 'closing', graceEndsAt })
      .where(and(eq(campaigns.id, campaign.id), eq(campaigns.state, 'collecting')))
      .returning({ id: campaigns.id });
    if (!row) throw stateChanged();
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.closed-early',
      targetKind: 'campaign',
      targetId: campaign.id,
      details: { deadline: campaign.deadlineAt.toISOString(), graceHours: campaign.graceHours },
    });
  });
  return { result: { state: 'closing' }, jobs: [jobRequest(advanceCampaignsJob, {})] };
}
