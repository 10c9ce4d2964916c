import { Oprf } from '@cloudflare/voprf-ts';
import { CryptoNoble } from '@cloudflare/voprf-ts/crypto-noble';
import { type PoprfServer, poprfServer, suite } from '../protocol/poprf.ts';

/** A server with a fresh key, for tests of what runs in browsers: nothing of it needs Node.js. */
export async function nobleServer(): Promise<PoprfServer> {
  const secret = await Oprf.getGroup(suite, CryptoNoble).randomScalar();
  return poprfServer(CryptoNoble, secret.serialize());
}
