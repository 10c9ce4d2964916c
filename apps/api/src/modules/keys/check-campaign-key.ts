import { AppError } from '../../core/errors.ts';
import type { KeyPurpose, KeyStore } from './key-store.ts';

/** What the public half of a secret is, by purpose: `issuingPublicKey` and `sealingPublicKey` of the ballots' package. */
export type PublicHalves = Readonly<
  Record<Exclude<KeyPurpose, 'comment-order'>, (secretKey: Uint8Array) => Promise<Uint8Array>>
>;

/**
 * How a campaign's secret stands:
 * - `right`: its public half is the one that people were shown
 * - `other`: it is a whole key, of something else
 * - `missing`, `destroyed`, `damaged`: as the store says
 */
export type KeyStanding = 'right' | 'other' | 'missing' | 'destroyed' | 'damaged';

const standingOfCode: Readonly<Partial<Record<AppError['code'], KeyStanding>>> = {
  'key-missing': 'missing',
  'key-destroyed': 'destroyed',
  'key-damaged': 'damaged',
};

/**
 * Compares a stored secret with the public key in the campaign's manifest: a lost or wrong key is to be known while the campaign
 * collects, not when it is to be counted.
 *
 * @param publicKey from the manifest
 * @throws AppError `key-store-unusable`
 */
export async function checkCampaignKey(
  store: KeyStore,
  halves: PublicHalves,
  expected: { campaignId: string; purpose: keyof PublicHalves; publicKey: Uint8Array },
): Promise<KeyStanding> {
  const { campaignId, purpose, publicKey } = expected;
  let secret: Uint8Array;
  try {
    secret = await store.get({ campaignId, purpose });
  } catch (error) {
    const standing = error instanceof AppError ? standingOfCode[error.code] : undefined;
    if (!standing) throw error;
    return standing;
  }
  try {
    return Buffer.from(publicKey).equals(await halves[purpose](secret)) ? 'right' : 'other';
  } catch (error) {
    // 32 bytes that are no key at all: zero, or beyond the group's order.
    if (error instanceof Error && 'code' in error && error.code === 'key-invalid') return 'damaged';
    throw error;
  }
}
