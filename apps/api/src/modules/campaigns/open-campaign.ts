import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor, Clock } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { JobRequest } from '../../core/job.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { campaignLabels, campaigns, instrumentVersions } from '../../db/schema/campaigns.ts';
import { assignments, invitations } from '../../db/schema/invitations.ts';
import { personRoles } from '../../db/schema/people.ts';
import { beginBallots } from '../ballots/ballots.public.ts';
import type { KeyStore } from '../keys/keys.public.ts';
import { type MailToQueue, queueMails } from '../mail/mail.public.ts';
import { lockWhoIsAsked } from './asked-labels.queries.ts';
import { instrumentRecordOf } from './check-campaign-settings.ts';
import { freezeLeaderPlaces } from './freeze-leader-places.ts';
import { type CampaignRow, lockCampaign, stateChanged } from './load-campaign.ts';
import { inChunks } from './nominate.ts';
import type { OpeningPlan, PlannedLeader } from './plan-opening.ts';
import { openingWarnings, prepareOpening } from './prepare-opening.ts';
import { promiseMails } from './promise-mails.ts';

/**
 * Opens a campaign: from here on labels, threshold and questions are fixed and published, and everybody is written to. All of it in one
 * transaction, so that a campaign is either open with every invitation and every mail, or still a draft. Its keys are kept before that
 * commits.
 *
 * @returns warnings in product words, and the mails to send
 * @throws AppError `not-found`, `not-allowed`, `campaign-state-changed`, `campaign-not-ready` (with fields), `outsiders-need-hr`,
 *   `raters-too-alike` for a leader's own request, `key-store-unusable`
 */
export async function openCampaign(
  database: Database,
  actor: Actor,
  input: { campaignId: string },
  clock: Clock,
  keys: KeyStore,
): Promise<{ result: { state: 'collecting'; warnings: string[] }; jobs: JobRequest<never>[] }> {
  return inTransaction(database, async (tx) => {
    const campaign = await lockCampaign(tx, actor, input.campaignId);
    await lockWhoIsAsked(tx, campaign.organizationId);
    const now = clock.now();
    const prepared = await prepareOpening(tx, actor, campaign, now);
    const { instrument, leaders, plan, refusal } = prepared;
    if (refusal) throw new AppError(refusal.code, refusal.message, refusal.fields);
    const warnings = openingWarnings(prepared);

    await tx
      .insert(instrumentVersions)
      .values({
        instrumentId: instrument.id,
        version: instrument.version,
        document: instrumentRecordOf(instrument.id, instrument.version),
      })
      .onConflictDoNothing();
    const invited = await writeInvitations(tx, campaign, plan);
    if (campaign.kind === 'organization') {
      await makeLeaders(tx, leaders);
      await freezeLeaderPlaces(tx, campaign.id);
    }
    // After all that belongs to it: from here on the database refuses to change any of it.
    const [opened] = await tx
      .update(campaigns)
      .set({ state: 'collecting', openedAt: now, instrumentVersion: instrument.version })
      .where(and(eq(campaigns.id, campaign.id), eq(campaigns.state, 'draft')))
      .returning({ id: campaigns.id });
    if (!opened) throw stateChanged();
    const jobs = await queueMails(tx, openingMails(campaign, invited, leaders));
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.opened',
      targetKind: 'campaign',
      targetId: campaign.id,
      details: {
        leaders: leaders.length,
        invitations: invited.length,
        assignments: plan.assignments.length,
        minimumGroupSize: campaign.minimumGroupSize,
        leadersAskedAlike: warnings.length,
      },
    });
    await beginBallots(tx, keys, campaign, plan.labels);
    return { result: { state: 'collecting', warnings }, jobs };
  });
}

async function writeInvitations(
  tx: Transaction,
  campaign: CampaignRow,
  plan: OpeningPlan,
): Promise<{ id: string; raterId: string }[]> {
  const labels = plan.labels.map(({ subjectKey, label, invited, identified }) => ({
    campaignId: campaign.id,
    subjectKey,
    label,
    invited,
    identified,
  }));
  for (const chunk of inChunks(labels)) await tx.insert(campaignLabels).values(chunk);

  const idOf = new Map<string, string>();
  for (const { personId } of plan.assignments) if (!idOf.has(personId)) idOf.set(personId, randomUUID());
  const invited = [...idOf].map(([raterId, id]) => ({ id, raterId, campaignId: campaign.id }));
  for (const chunk of inChunks(invited)) await tx.insert(invitations).values(chunk);

  const rows = plan.assignments.flatMap(({ personId, leaderId, group, label }) => {
    const invitationId = idOf.get(personId);
    return invitationId ? [{ invitationId, campaignId: campaign.id, leaderId, raterGroup: group, label }] : [];
  });
  for (const chunk of inChunks(rows)) await tx.insert(assignments).values(chunk);
  return invited;
}

/** One mail per rater, however many leaders they are asked about, and one per leader. */
function openingMails(
  campaign: CampaignRow,
  invited: readonly { id: string; raterId: string }[],
  leaders: readonly PlannedLeader[],
): MailToQueue[] {
  const about = { organizationId: campaign.organizationId, campaignId: campaign.id };
  return [
    ...promiseMails(campaign, 0),
    ...invited.map(({ id, raterId }) => ({
      ...about,
      kind: 'invitation' as const,
      personId: raterId,
      invitationId: id,
    })),
    ...leaders.map(({ leaderId }) => ({ ...about, kind: 'campaign-about-you' as const, personId: leaderId })),
  ];
}

/** Whoever gets a report may sign in as a leader from now on. */
async function makeLeaders(tx: Transaction, leaders: readonly PlannedLeader[]): Promise<void> {
  const rows = leaders.map(({ leaderId }) => ({ personId: leaderId, role: 'leader' as const }));
  for (const chunk of inChunks(rows)) await tx.insert(personRoles).values(chunk).onConflictDoNothing();
}
