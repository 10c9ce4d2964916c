import { isCollecting } from '@heartset/model';
import { eq, inArray } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { assignments, invitations } from '../../db/schema/invitations.ts';
import { people } from '../../db/schema/people.ts';
import { comparedSince, loadLabelsOf, loadOtherLabels, lockWhoIsAsked } from './asked-labels.queries.ts';
import { requireMay } from './campaigns.access.ts';
import { personName } from './campaigns.queries.ts';
import { decideWithdrawal, leastLeft } from './decide-withdrawal.ts';
import { linkArrival, wasEverTaken } from './link-arrival.ts';
import { type CampaignRow, lockCampaign, stateChanged } from './load-campaign.ts';
import { loadMailedInvitation } from './mailed-invitation.queries.ts';

/**
 * Withdraws somebody's invitation: the link stops working. It answers the same whether or not the person has answered; labels stay as
 * they were fixed at opening.
 *
 * Whoever could withdraw one after the other would choose among whom the last one hides, and whoever could withdraw one from a campaign
 * whose raters were asked elsewhere too would make two reports that can be subtracted (`decideWithdrawal`). A mail that never arrived
 * takes nobody away: that invitation may always be withdrawn.
 *
 * @returns warnings in product words, where HR's own campaigns become too alike
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`, `too-few-would-remain`, `raters-too-alike` where a leader's own
 *   request is involved
 */
export async function withdrawInvitation(
  database: Database,
  actor: Actor,
  input: { campaignId: string; invitationId: string },
): Promise<{ warnings: string[] }> {
  return inTransaction(database, async (tx) => {
    // The lock makes two that withdraw at the same moment count each other.
    const campaign = await lockCampaign(tx, actor, input.campaignId);
    requireMay(actor, campaign, 'withdraw-invitation');
    // In a further round reports are out: whoever has read them does not choose who is left to add to them.
    if (!isCollecting(campaign.state) || campaign.round > 1) throw stateChanged();
    const invitation = await loadMailedInvitation(tx, campaign.id, input.invitationId);
    if (invitation.removed) return { warnings: [] };
    const alike = await leadersAlikeWithout(tx, campaign, {
      id: input.invitationId,
      raterId: invitation.raterId,
      neverReached: linkArrival(invitation) === 'never' && !wasEverTaken(invitation),
    });
    await tx.update(invitations).set({ removed: true }).where(eq(invitations.id, input.invitationId));
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.invitation-withdrawn',
      targetKind: 'campaign',
      targetId: campaign.id,
      details: { leadersAskedAlike: alike.length },
    });
    return { warnings: await warningsOf(tx, alike) };
  });
}

/**
 * About whom two reports become too alike without this person, all of them HR's, or are so because no mail has reached them.
 *
 * @throws AppError `too-few-would-remain`, `raters-too-alike`
 */
async function leadersAlikeWithout(
  tx: Transaction,
  campaign: CampaignRow,
  invitation: { id: string; raterId: string; neverReached: boolean },
): Promise<string[]> {
  await lockWhoIsAsked(tx, campaign.organizationId);
  const about = await tx
    .selectDistinct({ leaderId: assignments.leaderId })
    .from(assignments)
    .where(eq(assignments.invitationId, invitation.id));
  const leaderIds = about.map(({ leaderId }) => leaderId);
  const k = campaign.minimumGroupSize;
  const decision = decideWithdrawal({
    raterId: invitation.raterId,
    neverReached: invitation.neverReached,
    kind: campaign.kind,
    k,
    labels: await loadLabelsOf(tx, campaign.id, leaderIds),
    // A campaign that was opened later is compared as well as an earlier one.
    others: await loadOtherLabels(tx, campaign, { leaderIds, since: comparedSince(campaign.openedAt ?? new Date(0)) }),
  });
  if (decision.allowed) return decision.alike.map(({ leaderId }) => leaderId);
  throw new AppError(
    decision.reason,
    decision.reason === 'too-few-would-remain'
      ? `Fewer than ${leastLeft(k)} people whom a mail has reached would be left who are counted together with this one: too few to hide one another. A report needs ${k}, and with no more than that left, one that is shown would tell that each of them has answered. The invitation stays; nobody has to use it.`
      : 'Almost the same people are asked in another campaign about the same leader. Without this one, the two reports, laid side by side, could give away what one person said. The invitation stays; nobody has to use it.',
  );
}

async function warningsOf(tx: Transaction, leaderIds: readonly string[]): Promise<string[]> {
  if (leaderIds.length === 0) return [];
  const leaders = await tx
    .select({ name: personName })
    .from(people)
    .where(inArray(people.id, [...leaderIds]))
    .orderBy(people.familyName, people.givenName, people.id);
  return leaders.map(
    ({ name }) =>
      `${name}: almost the same people are asked in another campaign. Its report and this one, laid side by side, could give away what one person said. That somebody was taken out is on record.`,
  );
}
