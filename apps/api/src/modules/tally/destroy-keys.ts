import { type CampaignState, type FurtherRoundStanding, furtherRoundMayFollow, KEEP_KEYS_DAYS } from '@heartset/model';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { sealedBallots } from '../../db/schema/ballots.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import type { CountingDeps } from './tally-deps.ts';

/** What decides which secrets of a campaign are of no use any more. */
export type KeysStanding = Omit<FurtherRoundStanding, 'kind'> & {
  state: CampaignState;
  /** Sealed answers wait to be counted, be it for somebody about whom something could not be. */
  ballotsLeft: boolean;
};

/**
 * Which of a campaign's keys are to be destroyed now: the issuing key once nothing is redeemed any more, the sealing key once a tally that
 * a restored database would have to repeat cannot be wanted any more. Neither while people may be asked once more.
 */
export function keysToDestroy(campaign: KeysStanding, now: Date): { issuing: boolean; sealing: boolean } {
  const { state, countedAt, ballotsLeft } = campaign;
  if (state === 'cancelled') return { issuing: true, sealing: !ballotsLeft };
  const isOver = (state === 'closed' || state === 'released') && !furtherRoundMayFollow(campaign);
  if (!isOver) return { issuing: false, sealing: false };
  const keptUntil = countedAt && countedAt.getTime() + KEEP_KEYS_DAYS * 24 * 3600 * 1000;
  return { issuing: true, sealing: !ballotsLeft && keptUntil !== null && keptUntil <= now.getTime() };
}

/** Destroys what is due. A campaign that this database does not know may be another's, or wait for a backup: its keys stay. */
export async function destroyKeys({ database, clock, keys }: CountingDeps): Promise<void> {
  for (const campaignId of await keys.list()) {
    const standing = await standingOf(database, campaignId);
    if (!standing) continue;
    const due = keysToDestroy(standing, clock.now());
    if (due.issuing) await keys.destroyIssuingKey(campaignId);
    if (due.sealing) await keys.destroySealingKey(campaignId);
  }
}

async function standingOf(database: Database, campaignId: string): Promise<KeysStanding | undefined> {
  const [row] = await database
    .select({
      state: campaigns.state,
      round: campaigns.round,
      furtherRound: campaigns.furtherRound,
      countedAt: campaigns.countedAt,
      finalAt: campaigns.finalAt,
      ballotsLeft: sql<boolean>`EXISTS (
        SELECT 1 FROM ${sealedBallots} WHERE ${sealedBallots.campaignId} = ${campaigns.id})`,
    })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId));
  return row;
}
