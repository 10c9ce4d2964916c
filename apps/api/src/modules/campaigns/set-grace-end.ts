import { nextState } from '@heartset/model';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor } from '../../core/context.ts';
import { type JobRequest, jobRequest } from '../../core/job.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { advanceCampaignsJob } from '../tally/tally.public.ts';
import { requireMay } from './campaigns.access.ts';
import { type CampaignRow, lockCampaign, stateChanged } from './load-campaign.ts';

/** A step of somebody's that decides when the tally may begin. */
export interface GraceStep {
  event: 'close' | 'end-grace';
  graceEndsAt: (campaign: CampaignRow) => Date;
  audit: (campaign: CampaignRow) => { action: string; details?: Record<string, string | number> };
}

/**
 * Closing and ending the grace do one thing: no ballot is issued any more, and a moment from which the tally worker counts.
 *
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`
 */
export async function setGraceEnd(
  database: Database,
  actor: Actor,
  campaignId: string,
  step: GraceStep,
): Promise<{ result: { state: 'closing' }; jobs: JobRequest<never>[] }> {
  await inTransaction(database, async (tx) => {
    const campaign = await lockCampaign(tx, actor, campaignId);
    requireMay(actor, campaign, step.event);
    if (nextState(campaign.state, step.event) !== 'closing') throw stateChanged();
    const [row] = await tx
      .update(campaigns)
      .set({ state: 'closing', graceEndsAt: step.graceEndsAt(campaign) })
      .where(and(eq(campaigns.id, campaign.id), eq(campaigns.state, campaign.state)))
      .returning({ id: campaigns.id });
    if (!row) throw stateChanged();
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      targetKind: 'campaign',
      targetId: campaign.id,
      ...step.audit(campaign),
    });
  });
  return { result: { state: 'closing' }, jobs: [jobRequest(advanceCampaignsJob, {})] };
}
