import { placeOpener } from '@heartset/ballot/server/sealed-place';
import { eq, sql } from 'drizzle-orm';
import { AppError } from '../../core/errors.ts';
import type { Transaction } from '../../db/client.ts';
import { spentTokens } from '../../db/schema/ballots.ts';
import { publishedKeys } from '../ballots/ballots.public.ts';
import type { CountingSecrets } from './counting-secrets.ts';

/** A token that was redeemed and not counted yet, and under which label. */
export interface PlacedToken {
  hash: Buffer;
  label: string;
}

/** The tokens of each leader, by subject key. Whose place does not open is in none, and counts for nobody. */
export type PlacedTokens = ReadonlyMap<string, readonly PlacedToken[]>;

/** Places that are in memory at the same time, beside what they say. */
const placesAtOnce = 2000;

/** For how long the places of a campaign stay in memory while its parts are counted, in milliseconds. */
const keptMs = 10 * 60_000;

/**
 * Opens where all redeemed ballots of a campaign belong that are not counted yet: no row tells it. In a transaction of the caller's.
 *
 * @throws AppError `key-differs` where the sealing key is not the manifest's: with another one no ballot would belong to anybody
 */
export async function openPlaces(
  tx: Transaction,
  campaignId: string,
  { sealingKeys }: CountingSecrets,
): Promise<PlacedTokens> {
  await requirePublishedKey(tx, campaignId, sealingKeys.publicKey);
  const open = placeOpener(sealingKeys);
  const placed = new Map<string, PlacedToken[]>();
  await tx.execute(sql`
    DECLARE places NO SCROLL CURSOR FOR SELECT encode(token_hash, 'base64') AS hash, encode(place, 'base64') AS place
    FROM ${spentTokens} WHERE ${eq(spentTokens.campaignId, campaignId)} AND NOT counted`);
  for (;;) {
    const { rows } = await tx.execute<{ hash: string; place: string }>(sql.raw(`FETCH ${placesAtOnce} FROM places`));
    for (const row of rows) {
      const hash = Buffer.from(row.hash, 'base64');
      const place = open(hash, Buffer.from(row.place, 'base64'));
      if (!place) continue;
      const tokens = placed.get(place.leader);
      if (tokens) tokens.push({ hash, label: place.label });
      else placed.set(place.leader, [{ hash, label: place.label }]);
    }
    if (rows.length < placesAtOnce) break;
  }
  await tx.execute(sql`CLOSE places`);
  return placed;
}

async function requirePublishedKey(tx: Transaction, campaignId: string, publicKey: Uint8Array): Promise<void> {
  const { sealing } = await publishedKeys(tx)(campaignId);
  if (Buffer.from(sealing).equals(publicKey)) return;
  throw new AppError(
    'key-differs',
    `The sealing key of campaign ${campaignId} is not the one in its manifest. Restore it from the newest backup of the keys.`,
  );
}

const kept = new Map<string, { round: number; placed: Promise<PlacedTokens> }>();

/**
 * The places of a frozen campaign, opened once for all of its parts that this process counts: nothing new can come in a round that was
 * frozen. Parts at the same time wait for the first one's.
 */
export function placesOfRound(
  tx: Transaction,
  { campaignId, round }: { campaignId: string; round: number },
  secrets: CountingSecrets,
): Promise<PlacedTokens> {
  const known = kept.get(campaignId);
  if (known?.round === round) return known.placed;
  const placed = openPlaces(tx, campaignId, secrets);
  kept.set(campaignId, { round, placed });
  const forget = () => {
    if (kept.get(campaignId)?.placed === placed) kept.delete(campaignId);
  };
  placed.catch(forget);
  setTimeout(forget, keptMs).unref();
  return placed;
}

/** Once no part is left: who is tried again later is looked at anew. */
export function forgetPlaces(campaignId: string): void {
  kept.delete(campaignId);
}
