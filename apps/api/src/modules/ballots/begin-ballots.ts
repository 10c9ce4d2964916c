import { randomBytes } from 'node:crypto';
import { hashDocument, manifestText } from '@heartset/ballot/protocol/manifest';
import { issuingPublicKey, makeIssuingKey } from '@heartset/ballot/server/issuer';
import { makeSealingKey, sealingPublicKey } from '@heartset/ballot/server/sealed-answers';
import { AppError } from '../../core/errors.ts';
import type { Transaction } from '../../db/client.ts';
import { manifests } from '../../db/schema/ballots.ts';
import type { KeyName, KeyStore } from '../keys/keys.public.ts';
import { type ManifestPlace, type ManifestTerms, makeManifest } from './make-manifest.ts';

/**
 * Makes a campaign's keys, keeps them, and publishes its manifest: the last that is done before an opening commits, so that no campaign is
 * ever open without its keys. Should the opening fail after all, the next one finds them and goes on with them.
 *
 * Call it with the campaign's row locked.
 *
 * @returns the manifest's hash, 64 hexadecimal digits
 * @throws AppError `key-store-unusable`, `key-damaged`: the campaign must not open then
 */
export async function beginBallots(
  tx: Transaction,
  keys: KeyStore,
  terms: ManifestTerms,
  places: readonly ManifestPlace[],
): Promise<string> {
  const campaignId = terms.id;
  const issuing = await keep(keys, { campaignId, purpose: 'issuing' }, (await makeIssuingKey()).secretKey);
  const sealing = await keep(keys, { campaignId, purpose: 'sealing' }, (await makeSealingKey()).secretKey);
  await keep(keys, { campaignId, purpose: 'comment-order' }, randomBytes(32));
  const halves = { issuing: await issuingPublicKey(issuing), sealing: await sealingPublicKey(sealing) };
  const document = manifestText(makeManifest(terms, places, halves));
  const sha256 = await hashDocument(document);
  await tx.insert(manifests).values({ campaignId: terms.id, number: 0, document, sha256 });
  return sha256;
}

/** A key that an opening which failed has left is as good as a fresh one: nobody was shown its public half. */
async function keep(keys: KeyStore, name: KeyName, fresh: Uint8Array): Promise<Uint8Array> {
  try {
    await keys.put(name, fresh);
    return fresh;
  } catch (error) {
    if (error instanceof AppError && error.code === 'key-differs') return keys.get(name);
    throw error;
  }
}
