import { CryptoNoble } from '@cloudflare/voprf-ts/crypto-noble';
import { type Issuer, issuerOver } from '../server/issuer.ts';

/** What the server would be with the device's provider: for measuring. */
export function nobleIssuer(secretKey: Uint8Array): Issuer {
  return issuerOver(CryptoNoble, secretKey);
}
