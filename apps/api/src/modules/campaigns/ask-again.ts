import { askAgainUntil, nextState } from '@heartset/model';
import { and, eq, isNull, ne } from 'drizzle-orm';
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
 * Asks those who have not answered once more, after the reports are out. Everybody who was invited gets a mail, because nobody knows
 * who has answered; who has cannot answer again. What is out stays readable meanwhile, and nothing of it will change.
 *
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`, `campaign-not-ready` when the campaign was not opened with the
 *   possibility, is in its last round, or it is too late; `deadline-too-soon`, `deadline-too-far`
 */
export async function askAgain(
  database: Database,
  actor: Actor,
  input: { campaignId: string; deadlineAt: string },
  clock: Clock,
): Promise<{ result: { state: 'collecting' }; jobs: JobRequest<never>[] }> {
  const deadlineAt = new Date(input.deadlineAt);
  return inTransaction(database, async (tx) => {
    const campaign = await lockCampaign(tx, actor, input.campaignId);
    requireMay(actor, campaign, 'ask-again');
    if (nextState(campaign.state, 'ask-again') !== 'collecting') throw stateChanged();
    requireRoundLeft(campaign, clock.now());
    requireDeadlineAhead(deadlineAt, clock.now());
    const [row] = await tx
      .update(campaigns)
      .set({
        state: 'collecting',
        round: campaign.round + 1,
        deadlineAt,
        graceEndsAt: null,
        closedAt: null,
        countedAt: null,
      })
      .where(
        and(
          eq(campaigns.id, campaign.id),
          eq(campaigns.state, 'released'),
          eq(campaigns.round, campaign.round),
          isNull(campaigns.finalAt),
        ),
      )
      .returning({ id: campaigns.id });
    if (!row) throw stateChanged();
    await noteWhoMissed(tx, campaign.id);
    const mails = await mailsToEverybody(tx, campaign);
    const jobs = await queueMails(tx, mails);
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.asked-again',
      targetKind: 'campaign',
      targetId: campaign.id,
      details: { deadline: deadlineAt.toISOString(), invitations: mails.length },
    });
    return { result: { state: 'collecting' }, jobs };
  });
}

function requireRoundLeft(campaign: CampaignRow, now: Date): void {
  if (!campaign.furtherRound || campaign.kind !== 'organization') {
    throw new AppError(
      'campaign-not-ready',
      'This campaign was opened without a further round, and people were told so. Set up a new campaign instead.',
    );
  }
  const until = askAgainUntil(campaign);
  if (until && now < until) return;
  throw new AppError(
    'campaign-not-ready',
    'People can be asked once more only once, and within 60 days after their answers were counted. Set up a new campaign instead.',
  );
}

/** Before the new mails: whoever these reach is still in no number that was shown. */
async function noteWhoMissed(tx: Transaction, campaignId: string): Promise<void> {
  await tx
    .update(invitations)
    .set({ missedARound: true })
    .where(and(eq(invitations.campaignId, campaignId), ne(invitations.delivery, 'accepted')));
}

async function mailsToEverybody(tx: Transaction, campaign: CampaignRow): Promise<MailToQueue[]> {
  const { organizationId, id: campaignId } = campaign;
  const invited = await tx
    .select({ invitationId: invitations.id, personId: invitations.raterId })
    .from(invitations)
    .where(and(eq(invitations.campaignId, campaignId), eq(invitations.removed, false)))
    .orderBy(invitations.id);
  return invited.map((one) => ({ kind: 'further-round', organizationId, campaignId, ...one }));
}
