import { randomUUID } from 'node:crypto';
import type { Group, Label } from '@heartset/model';
import { recordAudit } from '../../core/audit.ts';
import type { Actor } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { JobRequest } from '../../core/job.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { nominations } from '../../db/schema/campaigns.ts';
import { assignments } from '../../db/schema/invitations.ts';
import { queueMails } from '../mail/mail.public.ts';
import { comparedSince, loadLabelsOf, loadOtherLabels, lockWhoIsAsked } from './asked-labels.queries.ts';
import { decideAddition } from './decide-addition.ts';
import { inviteAdded } from './invite-added.ts';
import { type CampaignRow, lockCampaign } from './load-campaign.ts';
import { type AskedLeader, loadAskedLeader } from './opening.queries.ts';
import { placeInGroups, refuseImpossibleList, type WantedRater } from './place-in-groups.ts';
import { requireTakesPeople } from './require-takes-people.ts';

/**
 * Asks one more person about a leader of a campaign that is collecting, under a label that exists: what was published stays as it is, and
 * nobody's label changes.
 *
 * Only under a label that asks as many already as are shown together. Otherwise whoever adds could fill it up with people who say what
 * they are told, and read what the others said.
 *
 * @returns the mail to send
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`, `person-unknown`, `input-invalid`, `outsiders-need-hr`,
 *   `cannot-be-added`, `raters-too-alike`, `conflict` for who is asked about this leader already, or was taken out
 */
export async function addRater(
  database: Database,
  actor: Actor,
  input: { campaignId: string; leaderId: string; rater: WantedRater },
): Promise<{ jobs: JobRequest<never>[] }> {
  return inTransaction(database, async (tx) => {
    // The lock makes two that add at the same moment count each other.
    const campaign = await lockCampaign(tx, actor, input.campaignId);
    requireTakesPeople(actor, campaign);
    const leader = await loadAskedLeader(tx, campaign, input.leaderId);
    refuseImpossibleList(leader.leaderId, [input.rater]);
    const raters = await placeInGroups(tx, actor, campaign, { leaderId: leader.leaderId, raters: [input.rater] });
    const [rater] = raters;
    if (!rater) throw new Error('Somebody who was placed in a group is gone.');
    const label = findLabel(campaign, leader, rater.group);
    if (leader.raters.some(({ personId }) => personId === rater.personId)) {
      throw new AppError('conflict', 'This person is asked about this leader already.');
    }
    const mails = await inviteAdded(tx, campaign, raters);
    const asked = { campaignId: campaign.id, leaderId: leader.leaderId, raterGroup: rater.group };
    for (const { invitationId } of mails) await tx.insert(assignments).values({ ...asked, invitationId, label });
    await tx.insert(nominations).values({ ...asked, raterId: rater.personId, source: 'by-hand', addedLater: true });
    await requireDifferent(tx, campaign, leader.leaderId, { raterId: rater.personId, label });
    const jobs = await queueMails(
      tx,
      mails.map((mail) => ({
        kind: 'invitation' as const,
        organizationId: campaign.organizationId,
        campaignId: campaign.id,
        personId: mail.personId,
        invitationId: mail.invitationId,
        ...(mail.wasInvited ? { again: randomUUID() } : {}),
      })),
    );
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.rater-added',
      targetKind: 'campaign',
      targetId: campaign.id,
      details: { group: rater.group, label },
    });
    return { jobs };
  });
}

function tooFewToJoin(k: number): AppError {
  return new AppError(
    'cannot-be-added',
    `Fewer than ${k} people were asked in this group and still are, too few to be shown. Those who were asked were told so, so nobody can be added to it now. Ask this person in a new campaign, with ${k} or more in the group.`,
  );
}

function findLabel(campaign: CampaignRow, leader: AskedLeader, group: Group): Label {
  const k = campaign.minimumGroupSize;
  const found = leader.labels.find(({ groups }) => groups.includes(group));
  if (found && (found.identified || found.invited >= k)) return found.label;
  if (found) throw tooFewToJoin(k);
  throw new AppError(
    'cannot-be-added',
    'Nobody was asked about this leader in this group. Which groups there are was published when the campaign was opened, and stays as it is. Add this person to a group that is asked, or ask them in a new campaign.',
  );
}

/**
 * Rule 8, with the one who was added.
 *
 * @throws AppError `cannot-be-added`, `raters-too-alike`
 */
async function requireDifferent(
  tx: Transaction,
  campaign: CampaignRow,
  leaderId: string,
  added: { raterId: string; label: Label },
): Promise<void> {
  await lockWhoIsAsked(tx, campaign.organizationId);
  const k = campaign.minimumGroupSize;
  // A campaign that was opened later is compared as well as an earlier one.
  const since = comparedSince(campaign.openedAt ?? new Date(0));
  const decision = decideAddition({
    ...added,
    k,
    labels: await loadLabelsOf(tx, campaign.id, [leaderId]),
    others: await loadOtherLabels(tx, campaign, { leaderIds: [leaderId], since }),
  });
  if (decision === 'too-few-to-join') throw tooFewToJoin(k);
  if (decision === 'raters-too-alike') {
    throw new AppError(
      'raters-too-alike',
      `Nobody was added. Almost the same people are asked about this leader in another campaign: with this person, the two reports, laid side by side, could give away what few people said. Leave those who are asked as they are. Ask this person in a new campaign about this leader, together with at least ${k} people whom neither of the two asks.`,
    );
  }
}
