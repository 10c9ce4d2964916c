import { nextState } from '@heartset/model';
import { and, asc, eq, lt } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor, Clock } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { JobRequest } from '../../core/job.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { type MailToQueue, queueMails } from '../mail/mail.public.ts';
import { requireMay } from './campaigns.access.ts';
import { requireDeadlineAhead } from './check-campaign-settings.ts';
import { type CampaignRow, lockCampaign, stateChanged } from './load-campaign.ts';

/**
 * Gives people more time. The deadline moves later only, and only while answers are collected: raters were told the one before.
 * Everybody who was asked is told the new one, whether or not they have answered, but for those who want no more mails.
 *
 * @returns the mails to send
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`, `deadline-earlier`, `deadline-too-soon`, `deadline-too-far`
 */
export async function moveDeadline(
  database: Database,
  actor: Actor,
  input: { campaignId: string; deadlineAt: string },
  clock: Clock,
): Promise<{ jobs: JobRequest<never>[] }> {
  const deadlineAt = new Date(input.deadlineAt);
  return inTransaction(database, async (tx) => {
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
    return { jobs: await queueMails(tx, await mailsToEverybody(tx, campaign, deadlineAt)) };
  });
}

/** An invitation that is still on its way says the new end itself. Who wants no more mails is known to the mailer alone. */
async function mailsToEverybody(tx: Transaction, campaign: CampaignRow, deadlineAt: Date): Promise<MailToQueue[]> {
  const { organizationId, id: campaignId } = campaign;
  const invited = await tx
    .select({ invitationId: invitations.id, personId: invitations.raterId })
    .from(invitations)
    .where(
      and(eq(invitations.campaignId, campaignId), eq(invitations.removed, false), eq(invitations.delivery, 'accepted')),
    )
    .orderBy(asc(invitations.id));
  return invited.map((one) => ({ kind: 'deadline-moved', organizationId, campaignId, deadlineAt, ...one }));
}
