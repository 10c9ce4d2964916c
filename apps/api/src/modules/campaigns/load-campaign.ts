import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Actor } from '../../core/context.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Queryable, Transaction } from '../../db/client.ts';
import { campaignLeaders, campaigns } from '../../db/schema/campaigns.ts';

const columns = {
  id: campaigns.id,
  organizationId: campaigns.organizationId,
  createdBy: campaigns.createdBy,
  kind: campaigns.kind,
  name: campaigns.name,
  state: campaigns.state,
  instrumentId: campaigns.instrumentId,
  instrumentVersion: campaigns.instrumentVersion,
  promptIds: campaigns.promptIds,
  minimumGroupSize: campaigns.minimumGroupSize,
  seniorLeaders: campaigns.seniorLeaders,
  releaseMode: campaigns.releaseMode,
  reportReaders: campaigns.reportReaders,
  deadlineAt: campaigns.deadlineAt,
  auditorAddress: campaigns.auditorAddress,
  reminders: campaigns.reminders,
  graceHours: campaigns.graceHours,
  graceEndsAt: campaigns.graceEndsAt,
  openedAt: campaigns.openedAt,
  closedAt: campaigns.closedAt,
  countedAt: campaigns.countedAt,
  releasedAt: campaigns.releasedAt,
  furtherRound: campaigns.furtherRound,
  round: campaigns.round,
  finalAt: campaigns.finalAt,
  furtherRoundStopped: campaigns.furtherRoundStopped,
};

async function selectCampaign(db: Queryable, actor: Actor, campaignId: string, lock: boolean) {
  // A malformed id from a caller other than the routes is nobody's campaign, not a fault of the database.
  if (!z.uuid().safeParse(campaignId).success) throw notFound('campaign');
  const query = db
    .select({
      ...columns,
      actorIsLeader: sql<boolean>`EXISTS (
        SELECT 1 FROM ${campaignLeaders}
        WHERE ${campaignLeaders.campaignId} = ${campaigns.id} AND ${campaignLeaders.leaderId} = ${actor.personId})`,
    })
    .from(campaigns)
    .where(and(eq(campaigns.id, campaignId), eq(campaigns.organizationId, actor.organizationId)));
  const [row] = lock ? await query.for('update') : await query;
  if (!row) throw notFound('campaign');
  return row;
}

/** A campaign of the actor's organisation, with what access rules ask about. */
export type CampaignRow = Awaited<ReturnType<typeof selectCampaign>>;

/** @throws AppError `not-found` for a campaign that does not exist or is another organisation's */
export function loadCampaign(db: Queryable, actor: Actor, campaignId: string): Promise<CampaignRow> {
  return selectCampaign(db, actor, campaignId, false);
}

/**
 * The same, and nobody else changes it until the transaction ends: two verbs on one campaign run one after the other, and the second
 * sees what the first left.
 */
export function lockCampaign(tx: Transaction, actor: Actor, campaignId: string): Promise<CampaignRow> {
  return selectCampaign(tx, actor, campaignId, true);
}

/** @throws AppError `campaign-not-editable` once it has been opened or cancelled */
export function requireDraft(campaign: CampaignRow): void {
  if (campaign.state === 'draft') return;
  throw new AppError(
    'campaign-not-editable',
    campaign.state === 'cancelled'
      ? 'This campaign was cancelled.'
      : 'This campaign has been opened. What raters were told then stays as it is.',
  );
}

/** The refusal of everybody who comes second, or too late. */
export function stateChanged(): AppError {
  return new AppError(
    'campaign-state-changed',
    'The campaign is in another state by now. Have a look at where it stands.',
  );
}
