import { nextState } from '@heartset/model';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor, Clock } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { JobRequest } from '../../core/job.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { requireMay } from './campaigns.access.ts';
import { isTallied } from './campaigns.queries.ts';
import { lockCampaign, stateChanged } from './load-campaign.ts';

/**
 * Lets the leaders read their reports, in a campaign whose reports wait for HR. What they say was computed before and does not change.
 *
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`, `campaign-not-ready` while reports are still being computed
 */
export async function releaseCampaign(
  database: Database,
  actor: Actor,
  input: { campaignId: string },
  clock: Clock,
): Promise<{ result: { state: 'released' }; jobs: JobRequest<never>[] }> {
  return inTransaction(database, async (tx) => {
    const campaign = await lockCampaign(tx, actor, input.campaignId);
    requireMay(actor, campaign, 'release');
    if (nextState(campaign.state, 'release') !== 'released') throw stateChanged();
    if (campaign.releaseMode !== 'by-hr') {
      throw new AppError('campaign-not-ready', 'The reports of this campaign come out by themselves in a moment.');
    }
    if (!isTallied(campaign)) {
      throw new AppError('campaign-not-ready', 'The reports are still being computed. Try again in a minute.');
    }
    const [row] = await tx
      .update(campaigns)
      .set({ state: 'released', releasedAt: clock.now() })
      .where(and(eq(campaigns.id, campaign.id), eq(campaigns.state, 'closed')))
      .returning({ id: campaigns.id });
    if (!row) throw stateChanged();
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.released',
      targetKind: 'campaign',
      targetId: campaign.id,
    });
    return { result: { state: 'released' }, jobs: [] };
  });
}
