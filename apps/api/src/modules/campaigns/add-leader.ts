import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor, Clock } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { JobRequest } from '../../core/job.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { campaignLabels, campaignLeaders, nominations } from '../../db/schema/campaigns.ts';
import { assignments } from '../../db/schema/invitations.ts';
import { personRoles } from '../../db/schema/people.ts';
import { publishSupplement } from '../ballots/ballots.public.ts';
import { type MailToQueue, queueMails } from '../mail/mail.public.ts';
import { comparedSince, loadOtherLabels, loadUncertain, lockWhoIsAsked } from './asked-labels.queries.ts';
import { labelsOfPlan, leadersAskedTooAlike } from './asked-too-alike.ts';
import { freezeLeaderPlaces } from './freeze-leader-places.ts';
import { type AddedInvitation, inviteAdded } from './invite-added.ts';
import { type CampaignRow, lockCampaign } from './load-campaign.ts';
import { inChunks, loadProposedRaters } from './nominate.ts';
import { notReady, tooFewToAdd, warningOf } from './opening-words.ts';
import { placeInGroups, refuseImpossibleList, type WantedRater } from './place-in-groups.ts';
import { type OpeningPlan, type PlannedLeader, planOpening } from './plan-opening.ts';
import { promiseMails } from './promise-mails.ts';
import { requireTakesPeople } from './require-takes-people.ts';
import { newSubjectKey, requireLeaders } from './set-leaders.ts';

/**
 * Adds a leader to a campaign that is collecting, with labels of their own, which a supplement publishes. Nothing about the others
 * changes. A label that asks fewer than are shown together is refused: devices would not take the supplement, because it could mark
 * somebody.
 *
 * @param input.raters who is asked; whom the org chart proposes when left out
 * @returns warnings in product words, and the mails to send
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`, `person-unknown`, `input-invalid`, `outsiders-need-hr`,
 *   `campaign-not-ready` when too few are asked, `conflict` for somebody whom the campaign is about already
 */
export async function addLeader(
  database: Database,
  actor: Actor,
  input: { campaignId: string; leaderId: string; raters?: readonly WantedRater[] | undefined },
  clock: Clock,
): Promise<{ result: { warnings: string[] }; jobs: JobRequest<never>[] }> {
  return inTransaction(database, async (tx) => {
    const campaign = await lockCampaign(tx, actor, input.campaignId);
    requireTakesPeople(actor, campaign);
    await requireLeaders(tx, actor.organizationId, [input.leaderId]);
    await refuseLeaderTwice(tx, campaign, input.leaderId);
    const leader = await planLeader(tx, actor, campaign, input);
    const plan = planOpening(campaign, [leader], clock.now());
    refuseSmallLabels(campaign, plan);
    const warnings = await compareWithOthers(tx, campaign, leader, plan);
    const source = input.raters ? 'by-hand' : 'org-chart';
    const { number, invited } = await writeLeader(tx, campaign, leader, { plan, source });
    const jobs = await queueMails(tx, [...promiseMails(campaign, number), ...mailsFor(campaign, leader, invited)]);
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.leader-added',
      targetKind: 'campaign',
      targetId: campaign.id,
      details: { assignments: plan.assignments.length, leadersAskedAlike: warnings.length },
    });
    return { result: { warnings }, jobs };
  });
}

/** @throws AppError `conflict` for somebody whom the campaign is about already */
export async function refuseLeaderTwice(tx: Transaction, campaign: CampaignRow, leaderId: string): Promise<void> {
  const there = await tx.$count(
    campaignLeaders,
    and(eq(campaignLeaders.campaignId, campaign.id), eq(campaignLeaders.leaderId, leaderId)),
  );
  if (there > 0) throw new AppError('conflict', 'The campaign is about this leader already.');
}

/** Somebody who is not in the campaign yet, with those who would be asked: whom the org chart proposes when nobody is named. */
export async function planLeader(
  tx: Transaction,
  actor: Actor,
  campaign: CampaignRow,
  { leaderId, raters }: { leaderId: string; raters?: readonly WantedRater[] | undefined },
): Promise<PlannedLeader> {
  if (raters) refuseImpossibleList(leaderId, raters);
  const wanted = raters ?? (await loadProposedRaters(tx, campaign.organizationId, leaderId));
  return {
    leaderId,
    name: 'This leader',
    subjectKey: newSubjectKey(),
    raters: await placeInGroups(tx, actor, campaign, { leaderId, raters: wanted }),
  };
}

/** @throws AppError `campaign-not-ready` when too few are asked in one of the groups, or nobody can answer any more */
export function refuseSmallLabels(campaign: CampaignRow, plan: OpeningPlan): void {
  const k = campaign.minimumGroupSize;
  const small = plan.labels.filter(({ identified, invited }) => !identified && invited < k);
  if (plan.problems.length === 0 && small.length === 0) return;
  if (small.length > 0) throw new AppError('campaign-not-ready', tooFewToAdd(small, k));
  throw new AppError('campaign-not-ready', notReady, plan.problems);
}

/** Rule 8, as at an opening: HR is warned, and it is recorded. A campaign that was opened later is compared as well as an earlier one. */
async function compareWithOthers(
  tx: Transaction,
  campaign: CampaignRow,
  { leaderId, name }: PlannedLeader,
  plan: OpeningPlan,
): Promise<string[]> {
  await lockWhoIsAsked(tx, campaign.organizationId);
  const since = comparedSince(campaign.openedAt ?? new Date(0));
  const others = await loadOtherLabels(tx, campaign, { leaderIds: [leaderId], since });
  // Whoever is in the campaign already may not have been reached by its mails.
  const unreached = await loadUncertain(tx, campaign.id);
  const asked = labelsOfPlan(plan).map((one) => ({
    ...one,
    uncertain: one.personIds.filter((id) => unreached.has(id)),
  }));
  const alike = leadersAskedTooAlike(asked, campaign.minimumGroupSize, others);
  return alike.map((one) => warningOf(name, one));
}

/** The supplement first: the database takes no leader and no label that none names. */
async function writeLeader(
  tx: Transaction,
  campaign: CampaignRow,
  leader: PlannedLeader,
  { plan, source }: { plan: OpeningPlan; source: 'org-chart' | 'by-hand' },
): Promise<{ number: number; invited: AddedInvitation[] }> {
  const { leaderId, subjectKey } = leader;
  const campaignId = campaign.id;
  const labels = plan.labels.map(({ label, invited }) => ({ label, invited }));
  const number = await publishSupplement(tx, campaignId, [{ leader: subjectKey, labels }]);
  await tx.insert(campaignLeaders).values({ campaignId, leaderId, subjectKey });
  await tx
    .insert(campaignLabels)
    .values(
      plan.labels.map(({ label, invited, identified }) => ({ campaignId, subjectKey, label, invited, identified })),
    );
  await freezeLeaderPlaces(tx, campaignId, leaderId);
  const invited = await inviteAdded(tx, campaign, leader.raters);
  const invitationOf = new Map(invited.map(({ personId, invitationId }) => [personId, invitationId]));
  const rows = plan.assignments.flatMap(({ personId, group, label }) => {
    const invitationId = invitationOf.get(personId);
    return invitationId ? [{ invitationId, campaignId, leaderId, raterGroup: group, label }] : [];
  });
  for (const chunk of inChunks(rows)) await tx.insert(assignments).values(chunk);
  const nominated = leader.raters.map(({ personId, group }) => ({
    campaignId,
    leaderId,
    raterId: personId,
    raterGroup: group,
    source,
  }));
  for (const chunk of inChunks(nominated)) await tx.insert(nominations).values(chunk);
  await tx.insert(personRoles).values({ personId: leaderId, role: 'leader' }).onConflictDoNothing();
  return { number, invited };
}

function mailsFor(
  campaign: CampaignRow,
  { leaderId }: PlannedLeader,
  invited: readonly AddedInvitation[],
): MailToQueue[] {
  const about = { organizationId: campaign.organizationId, campaignId: campaign.id };
  return [
    ...invited.map(({ personId, invitationId, wasInvited }) => ({
      ...about,
      kind: 'invitation' as const,
      personId,
      invitationId,
      ...(wasInvited ? { again: randomUUID() } : {}),
    })),
    { ...about, kind: 'campaign-about-you', personId: leaderId },
  ];
}
