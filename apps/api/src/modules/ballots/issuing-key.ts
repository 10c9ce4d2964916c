import { type Issuer, openIssuer } from '@heartset/ballot/server/issuer';
import { AppError } from '../../core/errors.ts';
import type { KeyStore } from '../keys/keys.public.ts';

const withoutKey: ReadonlySet<string> = new Set(['key-missing', 'key-destroyed', 'key-damaged']);

/**
 * The key that a campaign's ballots are issued and verified with.
 *
 * @returns null when it is not there: destroyed at the end, or lost
 * @throws AppError `key-store-unusable`
 */
export async function issuingKeyOf(keys: KeyStore, campaignId: string): Promise<Uint8Array | null> {
  try {
    return await keys.get({ campaignId, purpose: 'issuing' });
  } catch (error) {
    if (error instanceof AppError && withoutKey.has(error.code)) return null;
    throw error;
  }
}

const opened = new WeakMap<Uint8Array, Promise<Issuer>>();

/** A key, opened: once for the same bytes, and for no longer than somebody holds them. */
export function issuerOf(secretKey: Uint8Array): Promise<Issuer> {
  const known = opened.get(secretKey);
  if (known) return known;
  const issuer = openIssuer(secretKey);
  opened.set(secretKey, issuer);
  return issuer;
}

/** A campaign takes answers, and its key is not there: the operator has to hear of it, and nobody loses what they wrote. */
export function ballotsUnavailable(): AppError {
  return new AppError(
    'ballots-unavailable',
    'Answers cannot be taken right now. Nothing was lost: what you wrote is on your device. Please try again later.',
  );
}
