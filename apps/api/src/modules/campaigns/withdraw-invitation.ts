import { acceptsTickets } from '@heartset/model';
import { and, eq, sql } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor } from '../../core/context.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { requireMay } from './campaigns.access.ts';
import { deliveryNow } from './delivery-now.ts';
import { type CampaignRow, lockCampaign, stateChanged } from './load-campaign.ts';

/**
 * Withdraws somebody's invitation: the link stops working. It answers the same whether or not the person has answered, and whether or
 * not it was withdrawn before; labels stay as they were fixed at opening.
 *
 * Whoever could withdraw one after the other would choose among whom the last one hides. So enough people must remain under each label
 * of the one who goes. A mail that never left takes nobody away: that invitation may always be withdrawn.
 *
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`, `too-few-would-remain`
 */
export async function withdrawInvitation(
  database: Database,
  actor: Actor,
  input: { campaignId: string; invitationId: string },
): Promise<void> {
  await inTransaction(database, async (tx) => {
    // The lock makes two that withdraw at the same moment count each other.
    const campaign = await lockCampaign(tx, actor, input.campaignId);
    requireMay(actor, campaign, 'withdraw-invitation');
    // In a further round reports are out: whoever has read them does not choose who is left to add to them.
    if (!acceptsTickets(campaign.state) || campaign.round > 1) throw stateChanged();
    const one = and(eq(invitations.id, input.invitationId), eq(invitations.campaignId, campaign.id));
    const [invitation] = await tx
      .select({ delivery: deliveryNow, removed: invitations.removed })
      .from(invitations)
      .where(one);
    if (!invitation) throw notFound('invitation');
    if (invitation.removed) return;
    if (invitation.delivery !== 'failed') await requireEnoughRemain(tx, campaign, input.invitationId);
    await tx.update(invitations).set({ removed: true }).where(one);
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.invitation-withdrawn',
      targetKind: 'campaign',
      targetId: campaign.id,
    });
  });
}

/**
 * Counts people who are still asked under each of the invitation's labels, never who has answered. Labels of people who answer under
 * their own name hide nobody, and are left aside.
 */
async function requireEnoughRemain(tx: Transaction, campaign: CampaignRow, invitationId: string): Promise<void> {
  const { rows } = await tx.execute<{ left: number }>(sql`
    SELECT count(DISTINCT others.invitation_id) FILTER (WHERE NOT still.removed)::int AS left
    FROM assignments mine
    JOIN campaign_leaders ON campaign_leaders.campaign_id = mine.campaign_id AND campaign_leaders.leader_id = mine.leader_id
    JOIN campaign_labels ON campaign_labels.campaign_id = mine.campaign_id
      AND campaign_labels.subject_key = campaign_leaders.subject_key AND campaign_labels.label = mine.label
    LEFT JOIN assignments others ON others.campaign_id = mine.campaign_id AND others.leader_id = mine.leader_id
      AND others.label = mine.label AND others.invitation_id <> mine.invitation_id
    LEFT JOIN invitations still ON still.id = others.invitation_id
    WHERE mine.invitation_id = ${invitationId}::uuid AND NOT campaign_labels.identified
    GROUP BY mine.leader_id, mine.label`);
  if (rows.every(({ left }) => left >= campaign.minimumGroupSize)) return;
  throw new AppError(
    'too-few-would-remain',
    `Fewer than ${campaign.minimumGroupSize} people would be left who are counted together with this one, too few to hide one another. The invitation stays; nobody has to use it.`,
  );
}
