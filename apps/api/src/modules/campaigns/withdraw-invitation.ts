import { acceptsTickets } from '@heartset/model';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { requireMay } from './campaigns.access.ts';
import { lockCampaign, stateChanged } from './load-campaign.ts';

/**
 * Withdraws somebody's invitation: the link stops working. It answers the same whether or not the person has answered, and whether or
 * not it was withdrawn before; labels stay as they were fixed at opening.
 *
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`
 */
export async function withdrawInvitation(
  database: Database,
  actor: Actor,
  input: { campaignId: string; invitationId: string },
): Promise<void> {
  await inTransaction(database, async (tx) => {
    const campaign = await lockCampaign(tx, actor, input.campaignId);
    requireMay(actor, campaign, 'withdraw-invitation');
    if (!acceptsTickets(campaign.state)) throw stateChanged();
    const [row] = await tx
      .update(invitations)
      .set({ removed: true })
      .where(and(eq(invitations.id, input.invitationId), eq(invitations.campaignId, campaign.id)))
      .returning({ id: invitations.id });
    if (!row) throw notFound('invitation');
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.invitation-withdrawn',
      targetKind: 'campaign',
      targetId: campaign.id,
    });
  });
}
