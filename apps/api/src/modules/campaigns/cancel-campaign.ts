import { isCancellable } from '@heartset/model';
import { and, asc, eq } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor } from '../../core/context.ts';
import { type JobRequest, jobRequest } from '../../core/job.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { campaignLeaders, campaigns } from '../../db/schema/campaigns.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { type MailToQueue, queueMails } from '../mail/mail.public.ts';
import { advanceCampaignsJob } from '../tally/tally.public.ts';
import { requireMay } from './campaigns.access.ts';
import { type CampaignRow, lockCampaign, stateChanged } from './load-campaign.ts';

/**
 * Ends a draft or a campaign that collects for the first time unseen: no report will ever exist. Answers given so far are deleted by the tally worker, the
 * one process that could read them, without being read. Whoever was asked, and whom it was about, is told; of a draft nobody knows.
 *
 * @returns what to enqueue: the mails, and the work of the tally
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`
 */
export async function cancelCampaign(
  database: Database,
  actor: Actor,
  input: { campaignId: string },
): Promise<{ result: { state: 'cancelled' }; jobs: JobRequest<never>[] }> {
  const mails = await inTransaction(database, async (tx) => {
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
    return queueMails(tx, campaign.state === 'draft' ? [] : await mailsToEverybody(tx, campaign));
  });
  return { result: { state: 'cancelled' }, jobs: [jobRequest(advanceCampaignsJob, {}), ...mails] };
}

/** One mail a person, in an order that says nothing about anybody's answers. */
async function mailsToEverybody(tx: Transaction, campaign: CampaignRow): Promise<MailToQueue[]> {
  const { organizationId, id: campaignId } = campaign;
  const leaders = await tx
    .select({ personId: campaignLeaders.leaderId })
    .from(campaignLeaders)
    .where(eq(campaignLeaders.campaignId, campaignId));
  const asked = await tx
    .select({ personId: invitations.raterId })
    .from(invitations)
    .where(and(eq(invitations.campaignId, campaignId), eq(invitations.removed, false)))
    .orderBy(asc(invitations.id));
  const everybody = new Set([...leaders, ...asked].map(({ personId }) => personId));
  return [...everybody].map((personId) => ({ kind: 'campaign-cancelled', organizationId, campaignId, personId }));
}
