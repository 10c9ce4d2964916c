import { randomBytes } from 'node:crypto';
import { hashDocument, manifestText } from '@heartset/ballot/protocol/manifest';
import { makeIssuingKey } from '@heartset/ballot/server/issuer';
import { makeSealingKey } from '@heartset/ballot/server/sealed-answers';
import type { CampaignKeys } from '../../core/campaign-keys.ts';
import { AppError } from '../../core/errors.ts';
import type { Transaction } from '../../db/client.ts';
import { manifests } from '../../db/schema/ballots.ts';
import { type ManifestPlace, type ManifestTerms, makeManifest } from './make-manifest.ts';

/**
 * Makes a campaign's keys, keeps them, and publishes its manifest: the last that is done before an opening commits, so that no campaign is
 * ever open without its keys. Should the opening fail after all, the next one puts others in their place.
 *
 * Call it with the campaign's row locked.
 *
 * @returns the manifest's hash, 64 hexadecimal digits
 * @throws AppError `keys-not-kept`
 */
export async function beginBallots(
  tx: Transaction,
  keys: CampaignKeys,
  terms: ManifestTerms,
  places: readonly ManifestPlace[],
): Promise<string> {
  const issuing = await makeIssuingKey();
  const sealing = await makeSealingKey();
  await keep(keys, terms.id, {
    issuingKey: issuing.secretKey,
    sealingKey: sealing.secretKey,
    seed: randomBytes(32),
  });
  const document = manifestText(
    makeManifest(terms, places, { issuing: issuing.publicKey, sealing: sealing.publicKey }),
  );
  const sha256 = await hashDocument(document);
  await tx.insert(manifests).values({ campaignId: terms.id, number: 0, document, sha256 });
  return sha256;
}

async function keep(keys: CampaignKeys, campaignId: string, secrets: Parameters<CampaignKeys['put']>[1]) {
  try {
    await keys.put(campaignId, secrets);
  } catch {
    // Why it could not be written is between the operator and the machine; a message could name what was written.
    throw new AppError(
      'keys-not-kept',
      'The keys that protect people’s answers could not be kept, so nobody was written to. Ask whoever runs Heartset to look at the key store, then open again.',
    );
  }
}
