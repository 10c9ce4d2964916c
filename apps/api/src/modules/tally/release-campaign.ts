import { furtherRoundMayFollow } from '@heartset/model';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../../core/context.ts';
import type { Log } from '../../core/log.ts';
import type { Database } from '../../db/client.ts';
import { ballotNumbers, spentTokens } from '../../db/schema/ballots.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { mixCounted } from './mix-counted.ts';
import { releaseOrganization } from './release-organization.ts';

/**
 * 'released': readers may see it. 'ready': HR has to release it. 'being-counted': parts are left. 'not-closed': nothing to do (yet).
 */
export type ReleaseOutcome = 'released' | 'ready' | 'being-counted' | 'not-closed';

/**
 * Ends a campaign's tally once no part is left: forgets who was issued a ballot, and how many were, unless a further round may follow;
 * makes the organisation's figures of the leaders' releases, says that everything is stored, and releases a campaign that releases by
 * itself.
 * Safe to run again, and by two at once.
 *
 * @param database with the tally's login
 * @param log hears when the organisation's figures were stopped
 */
export async function releaseCampaign(
  database: Database,
  clock: Clock,
  campaignId: string,
  log?: Log,
): Promise<ReleaseOutcome> {
  const { outcome, releaseMode, round, mayAskAgain } = await standing(database, campaignId);
  if (outcome !== 'all-counted') return outcome;
  // First what nothing needs any more: should the figures fail, it must not be kept until they succeed.
  if (!mayAskAgain) {
    await database.execute(sql`SELECT forget_issued(${campaignId})`);
    await database.delete(ballotNumbers).where(eq(ballotNumbers.campaignId, campaignId));
    // Of an earlier round: nobody can answer twice any more.
    await database
      .delete(spentTokens)
      .where(and(eq(spentTokens.campaignId, campaignId), eq(spentTokens.counted, true)));
  }
  await mixCounted(database, campaignId);
  // Made once, of the first round's releases, and never changed: figures of two rounds could be subtracted from each other.
  if (round === 1) await releaseOrganization(database, campaignId, log ? { log } : {});
  const now = clock.now();
  const released = releaseMode === 'automatic' ? { state: 'released' as const, releasedAt: now } : {};
  await database
    .update(campaigns)
    .set({ countedAt: now, ...released, ...(round > 1 ? { finalAt: now } : {}) })
    .where(and(eq(campaigns.id, campaignId), eq(campaigns.state, 'closed'), isNull(campaigns.countedAt)));
  return releaseMode === 'automatic' ? 'released' : 'ready';
}

interface Standing {
  outcome: ReleaseOutcome | 'all-counted';
  releaseMode: 'automatic' | 'by-hr';
  round: number;
  mayAskAgain: boolean;
}

async function standing(database: Database, campaignId: string): Promise<Standing> {
  const [campaign] = await database
    .select({
      state: campaigns.state,
      releaseMode: campaigns.releaseMode,
      countedAt: campaigns.countedAt,
      round: campaigns.round,
      furtherRound: campaigns.furtherRound,
      finalAt: campaigns.finalAt,
      partsLeft: sql<boolean>`EXISTS (SELECT 1 FROM tally_parts WHERE tally_parts.campaign_id = ${campaigns.id})`,
    })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId));
  const { releaseMode = 'by-hr', round = 1 } = campaign ?? {};
  const mayAskAgain = campaign !== undefined && furtherRoundMayFollow(campaign);
  const about = { releaseMode, round, mayAskAgain };
  if (campaign?.state === 'released') return { ...about, outcome: 'released' };
  if (campaign?.state !== 'closed') return { ...about, outcome: 'not-closed' };
  if (campaign.countedAt) return { ...about, outcome: 'ready' };
  return { ...about, outcome: campaign.partsLeft ? 'being-counted' : 'all-counted' };
}
