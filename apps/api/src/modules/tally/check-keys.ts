import { issuingPublicKey } from '@heartset/ballot/server/issuer';
import { sealingPublicKey } from '@heartset/ballot/server/sealed-answers';
import { type CampaignState, type FurtherRoundStanding, furtherRoundMayFollow } from '@heartset/model';
import { and, eq, inArray, notInArray, or, sql } from 'drizzle-orm';
import { AppError } from '../../core/errors.ts';
import type { Database } from '../../db/client.ts';
import { campaignKeys, manifests, sealedBallots } from '../../db/schema/ballots.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { type PublishedKeys, publishedKeys } from '../ballots/ballots.public.ts';
import { checkCampaignKey, KEY_PURPOSES, type KeyPurpose, type KeyStore } from '../keys/keys.public.ts';
import type { TallyDeps } from './tally-deps.ts';

/** What decides which keys of a campaign are still needed. */
export type KeysInUse = Pick<FurtherRoundStanding, 'furtherRound' | 'round' | 'finalAt'> & {
  state: CampaignState;
  /** Sealed answers wait to be counted. */
  ballotsLeft: boolean;
};

/** Which keys something of a campaign would be lost without: those that it gives out and takes ballots with, and those that it counts with. */
export function keysInUse(campaign: KeysInUse): readonly KeyPurpose[] {
  const { state, ballotsLeft } = campaign;
  if (state === 'draft' || state === 'cancelled') return [];
  if (state === 'collecting' || state === 'closing' || furtherRoundMayFollow(campaign)) return KEY_PURPOSES;
  return ballotsLeft ? ['sealing', 'comment-order'] : [];
}

const halves = { issuing: issuingPublicKey, sealing: sealingPublicKey };

interface Found {
  lost: KeyPurpose[];
  backedUpAt: Date | null;
}

/**
 * Looks whether the keys of every campaign that needs them are in the key store and are the right ones, and writes down what it found
 * where that has changed: HR's page and the mail read it there. A lost key is to be known while people can still be asked anew, not when
 * their answers are to be counted.
 *
 * @returns how many campaigns have lost a key since the last look
 */
export function keysChecker(): (deps: Pick<TallyDeps, 'database' | 'clock' | 'keys'>) => Promise<number> {
  let keysOf: ReturnType<typeof publishedKeys> | undefined;
  return async ({ database, clock, keys }) => {
    keysOf ??= publishedKeys(database);
    const campaignsWithKeys = await listInUse(database);
    let lost = 0;
    for (const { campaignId, before, ...campaign } of campaignsWithKeys) {
      const purposes = keysInUse(campaign);
      const found = await lookAt(keys, { campaignId, purposes }, await keysOf(campaignId));
      if (isSame(before, found)) continue;
      if (found.lost.length > 0 && !before?.lost.length) lost += 1;
      const lostSince = found.lost.length === 0 ? null : (before?.lostSince ?? clock.now());
      await database
        .insert(campaignKeys)
        .values({ campaignId, ...found, lostSince })
        .onConflictDoUpdate({ target: campaignKeys.campaignId, set: { ...found, lostSince } });
    }
    const inUse = campaignsWithKeys.map(({ campaignId }) => campaignId);
    await database.delete(campaignKeys).where(notInArray(campaignKeys.campaignId, inUse));
    return lost;
  };
}

async function lookAt(
  keys: KeyStore,
  { campaignId, purposes }: { campaignId: string; purposes: readonly KeyPurpose[] },
  published: PublishedKeys,
): Promise<Found> {
  const lost: KeyPurpose[] = [];
  const backups: (Date | null)[] = [];
  for (const purpose of purposes) {
    try {
      if (!(await isThere(keys, campaignId, purpose, published))) lost.push(purpose);
      backups.push(await keys.backedUpAt({ campaignId, purpose }));
    } catch (error) {
      // A store that cannot be used at all has lost the key for whoever waits for it.
      if (!(error instanceof AppError)) throw error;
      lost.push(purpose);
      backups.push(null);
    }
  }
  const times = backups.flatMap((at) => (at ? [at.getTime()] : []));
  const inAll = times.length > 0 && times.length === backups.length;
  return { lost, backedUpAt: inAll ? new Date(Math.min(...times)) : null };
}

async function isThere(
  keys: KeyStore,
  campaignId: string,
  purpose: KeyPurpose,
  published: PublishedKeys,
): Promise<boolean> {
  if (purpose === 'comment-order') return (await keys.get({ campaignId, purpose })).length > 0;
  return (await checkCampaignKey(keys, halves, { campaignId, purpose, publicKey: published[purpose] })) === 'right';
}

function isSame(before: InUse['before'], found: Found): boolean {
  return (
    before !== null &&
    before.lost.join() === found.lost.join() &&
    before.backedUpAt?.getTime() === found.backedUpAt?.getTime()
  );
}

type InUse = KeysInUse & {
  campaignId: string;
  before: { lost: string[]; lostSince: Date | null; backedUpAt: Date | null } | null;
};

async function listInUse(database: Database): Promise<InUse[]> {
  const ballotsLeft = sql<boolean>`EXISTS (
    SELECT 1 FROM ${sealedBallots} WHERE ${sealedBallots.campaignId} = ${campaigns.id})`;
  const rows = await database
    .select({
      campaignId: campaigns.id,
      state: campaigns.state,
      round: campaigns.round,
      furtherRound: campaigns.furtherRound,
      finalAt: campaigns.finalAt,
      ballotsLeft,
      before: { lost: campaignKeys.lost, lostSince: campaignKeys.lostSince, backedUpAt: campaignKeys.backedUpAt },
    })
    .from(campaigns)
    .leftJoin(campaignKeys, eq(campaignKeys.campaignId, campaigns.id))
    .where(
      and(
        sql`EXISTS (SELECT 1 FROM ${manifests} WHERE ${manifests.campaignId} = ${campaigns.id})`,
        or(
          inArray(campaigns.state, ['collecting', 'closing']),
          and(
            inArray(campaigns.state, ['closed', 'released']),
            or(
              and(eq(campaigns.furtherRound, true), eq(campaigns.round, 1), sql`${campaigns.finalAt} IS NULL`),
              ballotsLeft,
            ),
          ),
        ),
      ),
    );
  return rows.filter((row) => keysInUse(row).length > 0);
}
