import type { Group } from '@heartset/model';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import { type Actor, hasRole } from '../../core/context.ts';
import { AppError, type FieldProblem } from '../../core/errors.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { nominations } from '../../db/schema/campaigns.ts';
import { people } from '../../db/schema/people.ts';
import { requireMay } from './campaigns.access.ts';
import { type CampaignRow, lockCampaign, requireDraft } from './load-campaign.ts';
import { inChunks, nominateFromOrgChart } from './nominate.ts';
import { loadLeader } from './raters.queries.ts';

interface WantedRater {
  personId: string;
  group: Group;
}

/**
 * Sets who is to be asked about a leader, the whole list at once. People outside the directory always count as `others`.
 *
 * @throws AppError `not-found`, `not-allowed`, `campaign-not-editable`, `person-unknown`, `input-invalid`, `outsiders-need-hr`
 */
export async function setRaters(
  database: Database,
  actor: Actor,
  input: { campaignId: string; leaderId: string; raters: readonly WantedRater[] },
): Promise<void> {
  await inTransaction(database, async (tx) => {
    const campaign = await lockEditable(tx, actor, input);
    refuseImpossibleList(input.leaderId, input.raters);
    const wanted = await placeInGroups(tx, actor, campaign, input);
    const present = await tx
      .select({ raterId: nominations.raterId, group: nominations.raterGroup })
      .from(nominations)
      .where(ofLeader(input));
    const groupOf = new Map(present.map((row) => [row.raterId, row.group]));
    const wantedIds = new Set(wanted.map((rater) => rater.personId));
    const leaving = present.map((row) => row.raterId).filter((raterId) => !wantedIds.has(raterId));
    const changed = wanted.filter(({ personId, group }) => groupOf.get(personId) !== group);
    if (leaving.length > 0) {
      await tx.delete(nominations).where(and(ofLeader(input), inArray(nominations.raterId, leaving)));
    }
    const rows = changed.map(({ personId, group }) => ({
      campaignId: campaign.id,
      leaderId: input.leaderId,
      raterId: personId,
      raterGroup: group,
      source: 'by-hand' as const,
    }));
    for (const chunk of inChunks(rows)) {
      await tx
        .insert(nominations)
        .values(chunk)
        .onConflictDoUpdate({
          target: [nominations.campaignId, nominations.leaderId, nominations.raterId],
          set: { raterGroup: sql`excluded.rater_group`, source: sql`excluded.source` },
        });
    }
    if (leaving.length + changed.length === 0) return;
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.raters-set',
      targetKind: 'campaign',
      targetId: campaign.id,
      details: { raters: wanted.length, removed: leaving.length, addedOrMoved: changed.length },
    });
  });
}

/** Goes back to what the org chart proposes for a leader; whatever was changed by hand is gone. */
export async function resetRaters(
  database: Database,
  actor: Actor,
  input: { campaignId: string; leaderId: string },
): Promise<void> {
  await inTransaction(database, async (tx) => {
    const campaign = await lockEditable(tx, actor, input);
    await tx.delete(nominations).where(ofLeader(input));
    await nominateFromOrgChart(tx, campaign, [input.leaderId]);
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.raters-proposed',
      targetKind: 'campaign',
      targetId: campaign.id,
    });
  });
}

const ofLeader = (input: { campaignId: string; leaderId: string }) =>
  and(eq(nominations.campaignId, input.campaignId), eq(nominations.leaderId, input.leaderId));

async function lockEditable(
  tx: Transaction,
  actor: Actor,
  input: { campaignId: string; leaderId: string },
): Promise<CampaignRow> {
  const campaign = await lockCampaign(tx, actor, input.campaignId);
  requireMay(actor, campaign, 'edit');
  requireDraft(campaign);
  await loadLeader(tx, campaign, input.leaderId);
  return campaign;
}

function refuseImpossibleList(leaderId: string, raters: readonly WantedRater[]): void {
  const seen = new Set<string>();
  const problems: FieldProblem[] = [];
  for (const [index, { personId }] of raters.entries()) {
    if (personId === leaderId) problems.push({ path: `raters.${index}`, message: 'is the leader' });
    else if (seen.has(personId)) problems.push({ path: `raters.${index}`, message: 'is in the list already' });
    seen.add(personId);
  }
  if (problems.length > 0) {
    throw new AppError('input-invalid', 'Each person is asked once, and nobody about themself here.', problems);
  }
}

/** Looks everybody up in the organisation, and decides who counts as what. */
async function placeInGroups(
  tx: Transaction,
  actor: Actor,
  campaign: CampaignRow,
  input: { leaderId: string; raters: readonly WantedRater[] },
): Promise<WantedRater[]> {
  if (input.raters.length === 0) return [];
  const found = await tx
    .select({ id: people.id, inDirectory: people.inDirectory })
    .from(people)
    .where(
      and(
        eq(people.organizationId, actor.organizationId),
        inArray(
          people.id,
          input.raters.map((rater) => rater.personId),
        ),
      ),
    );
  const inDirectory = new Map(found.map((row) => [row.id, row.inDirectory]));
  const problemsWhere = (bad: (rater: WantedRater) => boolean, message: string) =>
    input.raters.flatMap((rater, index) => (bad(rater) ? [{ path: `raters.${index}`, message }] : []));

  const unknown = problemsWhere(({ personId }) => !inDirectory.has(personId), 'is nobody in your organisation');
  if (unknown.length > 0) throw new AppError('person-unknown', 'Some people were not found. Add them first.', unknown);
  const misplaced = problemsWhere(
    ({ personId, group }) => group === 'others' && inDirectory.get(personId) === true,
    'is in the directory, so counts as team member, peer or senior leader',
  );
  if (misplaced.length > 0) {
    throw new AppError('input-invalid', '“Others” are people from outside the directory.', misplaced);
  }
  const outsiders = problemsWhere(({ personId }) => inDirectory.get(personId) === false, 'is not in the directory');
  if (outsiders.length > 0 && !mayIncludeOutsiders(actor, campaign, input.leaderId)) {
    throw new AppError(
      'outsiders-need-hr',
      'People from outside the directory can be asked only when somebody from HR, other than the leader, includes them.',
      outsiders,
    );
  }
  return input.raters.map(({ personId, group }) => ({
    personId,
    group: inDirectory.get(personId) === true ? group : 'others',
  }));
}

/** Nobody but a second person from HR: a leader could invite addresses of their own and subtract what these answered (rule 8). */
function mayIncludeOutsiders(actor: Actor, campaign: CampaignRow, leaderId: string): boolean {
  return campaign.kind === 'organization' && hasRole(actor, 'hr') && actor.personId !== leaderId;
}
