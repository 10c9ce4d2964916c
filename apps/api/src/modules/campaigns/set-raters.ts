import { and, eq, inArray, sql } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor } from '../../core/context.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { nominations } from '../../db/schema/campaigns.ts';
import { requireMay } from './campaigns.access.ts';
import { type CampaignRow, lockCampaign, requireDraft } from './load-campaign.ts';
import { inChunks, nominateFromOrgChart } from './nominate.ts';
import { placeInGroups, refuseImpossibleList, type WantedRater } from './place-in-groups.ts';
import { loadLeader } from './raters.queries.ts';

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
