import { createHmac } from 'node:crypto';

/**
 * Tells "the same answers again" from "others" without keeping them: HMAC-SHA256 over info and block, keyed by the token. Whoever
 * reads the digest but has no token cannot try answers out against it.
 *
 * @param block from `packAnswers`, which gives one sheet one form
 * @returns 32 bytes
 */
export function answersDigest(token: Uint8Array, info: Uint8Array, block: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = Uint8Array.of(info.length >> 8, info.length & 255);
  return Uint8Array.from(createHmac('sha256', token).update(length).update(info).update(block).digest());
}
