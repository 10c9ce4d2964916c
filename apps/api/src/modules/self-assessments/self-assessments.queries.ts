import { type CampaignState, isReadable } from '@heartset/model';
import type { SelfAssessment } from '@heartset/model/api/self-assessments';
import { and, eq } from 'drizzle-orm';
import type { Actor } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import type { Queryable } from '../../db/client.ts';
import { campaignLeaders, campaigns } from '../../db/schema/campaigns.ts';
import { selfAssessments } from '../../db/schema/self-assessments.ts';
import { isEditable, isVisible } from './self-assessments.access.ts';

/** The leader's own form with the state of the campaign that decides what may be done with it. */
export interface OwnSelfAssessment extends SelfAssessment {
  state: CampaignState;
  round: number;
}

/**
 * The form of the leader who asks: empty when it was not begun. Nobody else's is ever read here, and no other route reads
 * reflections at all.
 *
 * @throws AppError `not-found` for whoever is not a leader of the campaign
 */
export async function readSelfAssessment(
  database: Queryable,
  actor: Actor,
  campaignId: string,
): Promise<OwnSelfAssessment> {
  const [row] = await database
    .select({
      campaignName: campaigns.name,
      state: campaigns.state,
      round: campaigns.round,
      deadlineAt: campaigns.deadlineAt,
      instrumentId: campaigns.instrumentId,
      instrumentVersion: campaigns.instrumentVersion,
      ratings: selfAssessments.ratings,
      reflections: selfAssessments.reflections,
      sent: selfAssessments.sent,
    })
    .from(campaignLeaders)
    .innerJoin(campaigns, eq(campaigns.id, campaignLeaders.campaignId))
    .leftJoin(
      selfAssessments,
      and(
        eq(selfAssessments.campaignId, campaignLeaders.campaignId),
        eq(selfAssessments.leaderId, campaignLeaders.leaderId),
      ),
    )
    .where(
      and(
        eq(campaignLeaders.campaignId, campaignId),
        eq(campaignLeaders.leaderId, actor.personId),
        eq(campaigns.organizationId, actor.organizationId),
      ),
    );
  // Without a version it was never opened: a draft, or one that was cancelled as a draft.
  if (!row || row.instrumentVersion === null || !isVisible(row.state)) throw notFound('self-rating');
  return {
    campaignId,
    campaignName: row.campaignName,
    deadlineAt: row.deadlineAt.toISOString(),
    editable: isEditable(row),
    instrumentId: row.instrumentId,
    instrumentVersion: row.instrumentVersion,
    ratings: row.ratings ?? {},
    reflections: row.reflections ?? {},
    sent: row.sent ?? false,
    reportOut: isReadable(row),
    state: row.state,
    round: row.round,
  };
}
