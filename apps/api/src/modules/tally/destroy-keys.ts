import { type CampaignState, type FurtherRoundStanding, furtherRoundMayFollow, KEEP_KEYS_DAYS } from '@heartset/model';
import { and, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { destroyedKeys, manifests, sealedBallots } from '../../db/schema/ballots.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { KEY_PURPOSES, type KeyPurpose } from '../keys/keys.public.ts';
import type { CountingDeps } from './tally-deps.ts';

/** What decides which keys of a campaign are of no use any more. */
export type KeysStanding = Omit<FurtherRoundStanding, 'kind'> & {
  state: CampaignState;
  /** Sealed answers wait to be counted, be it for somebody about whom something could not be. */
  ballotsLeft: boolean;
};

/**
 * Which of a campaign's keys are to be destroyed now: the issuing key once nothing is redeemed any more, the others once a tally that a
 * restored database would have to repeat cannot be wanted any more. None while people may be asked once more.
 */
export function keysToDestroy(campaign: KeysStanding, now: Date): readonly KeyPurpose[] {
  const { state, countedAt, ballotsLeft } = campaign;
  if (state === 'cancelled') return ballotsLeft ? ['issuing'] : KEY_PURPOSES;
  const isOver = (state === 'closed' || state === 'released') && !furtherRoundMayFollow(campaign);
  if (!isOver) return [];
  const keptUntil = countedAt && countedAt.getTime() + KEEP_KEYS_DAYS * 24 * 3600 * 1000;
  return !ballotsLeft && keptUntil !== null && keptUntil <= now.getTime() ? KEY_PURPOSES : ['issuing'];
}

/** Destroys what is due, and then notes that it is gone: a crash between the two destroys it again, which is nothing. */
export async function destroyKeys({ database, clock, keys }: CountingDeps): Promise<void> {
  for (const { campaignId, gone, ...standing } of await listEnded(database)) {
    const due = keysToDestroy(standing, clock.now()).filter((purpose) => !gone.includes(purpose));
    for (const purpose of due) {
      await keys.destroy({ campaignId, purpose });
      await database
        .insert(destroyedKeys)
        .values({ campaignId, purpose, destroyedAt: clock.now() })
        .onConflictDoNothing();
    }
  }
}

/** Campaigns that are over and had keys, but for those whose keys are all gone. */
async function listEnded(database: Database): Promise<(KeysStanding & { campaignId: string; gone: string[] })[]> {
  const gone = sql<string[]>`ARRAY(
    SELECT ${destroyedKeys.purpose} FROM ${destroyedKeys} WHERE ${destroyedKeys.campaignId} = ${campaigns.id})`;
  return database
    .select({
      campaignId: campaigns.id,
      state: campaigns.state,
      round: campaigns.round,
      furtherRound: campaigns.furtherRound,
      countedAt: campaigns.countedAt,
      finalAt: campaigns.finalAt,
      ballotsLeft: sql<boolean>`EXISTS (
        SELECT 1 FROM ${sealedBallots} WHERE ${sealedBallots.campaignId} = ${campaigns.id})`,
      gone,
    })
    .from(campaigns)
    .where(
      and(
        inArray(campaigns.state, ['closed', 'released', 'cancelled']),
        sql`EXISTS (SELECT 1 FROM ${manifests} WHERE ${manifests.campaignId} = ${campaigns.id})`,
        sql`cardinality(${gone}) < ${KEY_PURPOSES.length}`,
      ),
    );
}
