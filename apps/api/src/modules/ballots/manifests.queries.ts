import { fromBase64url } from '@heartset/ballot/protocol/byte-strings';
import { parseManifest } from '@heartset/ballot/protocol/manifest';
import { furtherRoundMayFollow } from '@heartset/model';
import type { PublishedManifest, PublishedReceipts } from '@heartset/model/api/ballots';
import { and, asc, eq } from 'drizzle-orm';
import { notFound } from '../../core/errors.ts';
import type { Queryable } from '../../db/client.ts';
import { manifests, receiptLists } from '../../db/schema/ballots.ts';
import { campaigns } from '../../db/schema/campaigns.ts';

/**
 * What a campaign published, for everybody who knows its id.
 *
 * @throws AppError `not-found` also for a campaign that was never opened
 */
export async function readPublishedManifest(database: Queryable, campaignId: string): Promise<PublishedManifest> {
  const [first, ...supplements] = await database
    .select({ document: manifests.document })
    .from(manifests)
    .where(eq(manifests.campaignId, campaignId))
    .orderBy(asc(manifests.number));
  if (!first) throw notFound('campaign');
  return { manifest: first.document, supplements: supplements.map(({ document }) => document) };
}

/**
 * What a campaign published about receipts, for everybody who knows its id.
 *
 * @throws AppError `not-found` also for a campaign that was never opened
 */
export async function readPublishedReceipts(database: Queryable, campaignId: string): Promise<PublishedReceipts> {
  const [row] = await database
    .select({
      outcome: receiptLists.outcome,
      document: receiptLists.document,
      sha256: receiptLists.sha256,
      state: campaigns.state,
      furtherRound: campaigns.furtherRound,
      round: campaigns.round,
      finalAt: campaigns.finalAt,
    })
    .from(manifests)
    .innerJoin(campaigns, eq(campaigns.id, manifests.campaignId))
    .leftJoin(receiptLists, eq(receiptLists.campaignId, manifests.campaignId))
    .where(and(eq(manifests.campaignId, campaignId), eq(manifests.number, 0)));
  if (!row) throw notFound('campaign');
  const { outcome, document, sha256 } = row;
  if (outcome === null) {
    const mayFollow = row.state === 'released' && furtherRoundMayFollow(row);
    return { status: 'not-yet', waitsFor: mayFollow ? 'further-round' : 'reports' };
  }
  if (outcome !== 'published') return { status: 'withheld', why: outcome };
  if (document === null || sha256 === null) throw new Error(`The receipts of campaign ${campaignId} have no list.`);
  return { status: 'published', document, sha256 };
}

/** The public halves of a campaign's two keys, 32 bytes each. */
export interface PublishedKeys {
  issuing: Uint8Array;
  sealing: Uint8Array;
}

/** Gives the public key to which a campaign's answers are sealed. */
export type SealingKeys = (campaignId: string) => Promise<Uint8Array>;

/**
 * Reads sealing keys from manifests, each once.
 *
 * @example const sealingKey = await sealingKeys(deps.database)(campaignId);
 */
export function sealingKeys(database: Queryable): SealingKeys {
  const keysOf = publishedKeys(database);
  return async (campaignId) => (await keysOf(campaignId)).sealing;
}

/** Reads public keys from manifests, each once: a manifest never changes, and of a large campaign it is megabytes. */
export function publishedKeys(database: Queryable): (campaignId: string) => Promise<PublishedKeys> {
  const known = new Map<string, PublishedKeys>();
  return async (campaignId) => {
    const cached = known.get(campaignId);
    if (cached) return cached;
    const keys = await readPublishedKeys(database, campaignId);
    known.set(campaignId, keys);
    return keys;
  };
}

async function readPublishedKeys(database: Queryable, campaignId: string): Promise<PublishedKeys> {
  const [row] = await database
    .select({ document: manifests.document })
    .from(manifests)
    .where(and(eq(manifests.campaignId, campaignId), eq(manifests.number, 0)));
  const manifest = row && parseManifest(row.document);
  const issuing = manifest && fromBase64url(manifest.issuingKey);
  const sealing = manifest && fromBase64url(manifest.sealingKey);
  if (!issuing || !sealing) throw new Error(`The manifest of campaign ${campaignId}, which was opened, is missing.`);
  return { issuing, sealing };
}
