import { createHmac, timingSafeEqual } from 'node:crypto';
import { bounceSignatureSeconds } from '@heartset/model/api/bounces';

/**
 * Signs a body as `verifySignature` wants it.
 *
 * @param timestamp seconds since 1970, as decimal digits
 * @returns 64 hexadecimal digits
 */
export function signBody(secret: string, timestamp: string, body: Uint8Array): string {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
}

/**
 * Was this body signed with our secret, and just now? A body that is sent once more within the time changes nothing more.
 *
 * @param signed.timestamp and signed.signature as the headers have them; anything but text does not fit
 */
export function verifySignature(
  secret: string,
  signed: { timestamp: unknown; signature: unknown; body: Uint8Array },
  now: Date,
): boolean {
  const { timestamp, signature, body } = signed;
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return false;
  if (typeof signature !== 'string' || !/^[0-9a-f]{64}$/i.test(signature)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > bounceSignatureSeconds) return false;
  return timingSafeEqual(Buffer.from(signBody(secret, timestamp, body), 'hex'), Buffer.from(signature, 'hex'));
}
