import { timingSafeEqual } from 'node:crypto';
import type { CryptoProvider } from '@cloudflare/voprf-ts';
import { outputBytes, poprfServer, tokenBytes } from '../protocol/poprf.ts';
import { sodiumGroup, sodiumProvider, sodiumReady } from './sodium-group.ts';

/** One campaign's issuing key, opened. */
export type Issuer = {
  /**
   * Evaluates a blinded element for an info, and proves that this campaign's key did. The evaluation is the same each time; the proof
   * has fresh randomness and so other bytes.
   *
   * @returns 96 bytes: element, proof
   * @throws BallotError `element-invalid`
   */
  issue: (info: Uint8Array, blindedElement: Uint8Array) => Promise<Uint8Array>;
  /** Was this token issued for this info by this key? The comparison takes the same time wherever the bytes differ. */
  verify: (info: Uint8Array, token: Uint8Array, output: Uint8Array) => Promise<boolean>;
};

/** A fresh key pair for a campaign: the secret half for the key store, the public half for the manifest; 32 bytes each. */
export async function makeIssuingKey(): Promise<{ secretKey: Uint8Array; publicKey: Uint8Array }> {
  await sodiumReady;
  const secret = await sodiumGroup.randomScalar();
  return { secretKey: secret.serialize(), publicKey: sodiumGroup.mulGen(secret).serialize() };
}

/**
 * The public half of an issuing key: to compare a key store with the manifest while there is still time.
 *
 * @throws BallotError `key-invalid`
 */
export async function issuingPublicKey(secretKey: Uint8Array): Promise<Uint8Array> {
  await sodiumReady;
  return poprfServer(sodiumProvider, secretKey).publicKey;
}

/** @throws BallotError `key-invalid` */
export async function openIssuer(secretKey: Uint8Array): Promise<Issuer> {
  await sodiumReady;
  return issuerOver(sodiumProvider, secretKey);
}

/** The same over any provider: for the RFC's vectors and for measuring. */
export function issuerOver(provider: CryptoProvider, secretKey: Uint8Array): Issuer {
  const server = poprfServer(provider, secretKey);
  return {
    issue: server.evaluate,
    verify: async (info, token, output) => {
      if (token.length !== tokenBytes || output.length !== outputBytes) return false;
      return timingSafeEqual(await server.output(info, token), output);
    },
  };
}
