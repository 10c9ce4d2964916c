import { timingSafeEqual } from 'node:crypto';
import { hashSecretBytes } from '../../core/secret-hash.ts';
import { drawSecret, isDrawnSecret } from './draw-secret.ts';

/**
 * What a browser holds from asking for a mail until somebody is signed in: 32 random bytes that make its links and codes work, and for
 * which address it asked last. Codes of other addresses do not count: or one guess would be compared with everybody's whom the browser
 * asked for. The address stands in the browser and not in the rows, since a row is written for known addresses alone, and whether an
 * earlier code still works would tell which of the later ones are known.
 *
 * Whoever changes the address in the cookie has each guess compared with that one instead.
 */
export interface BrowserMark {
  secret: string;
  /** SHA-256 of the secret and the address, base64url. */
  addressHash: string;
}

/** The address's hash in a browser: nothing that could be looked up in another one. Addresses are compared without case. */
export function hashAskedAddress(secret: string, email: string): string {
  return hashSecretBytes(Buffer.from(`${secret} ${email.toLowerCase()}`)).toString('base64url');
}

/** The mark after asking for an address. A browser keeps its secret, so that the links of earlier mails go on working. */
export function markBrowser(before: BrowserMark | null, email: string): BrowserMark {
  const secret = before?.secret ?? drawSecret();
  return { secret, addressHash: hashAskedAddress(secret, email) };
}

/** Did the browser ask for this address last? */
export function askedFor(mark: BrowserMark, email: string): boolean {
  return timingSafeEqual(Buffer.from(mark.addressHash), Buffer.from(hashAskedAddress(mark.secret, email)));
}

/** @returns null for a cookie that is missing or is something else */
export function readBrowserMark(cookie: string | undefined): BrowserMark | null {
  const [secret, addressHash, ...rest] = (cookie ?? '').split('.');
  if (secret === undefined || addressHash === undefined || rest.length > 0) return null;
  return isDrawnSecret(secret) && isDrawnSecret(addressHash) ? { secret, addressHash } : null;
}

/** What `readBrowserMark` reads. */
export function writeBrowserMark({ secret, addressHash }: BrowserMark): string {
  return `${secret}.${addressHash}`;
}
