import { createHmac } from 'node:crypto';

/**
 * Under what the database keeps that an assignment's ballot was issued, and its draft: 32 bytes, HMAC-SHA-256 of the assignment's id under
 * the campaign's issuing key. Whoever has the database and not the key store cannot tell whose row it is; once the key is destroyed
 * nobody can.
 *
 * @param issuingKey the secret half
 */
export function assignmentKey(issuingKey: Uint8Array, assignmentId: string): Buffer {
  return createHmac('sha256', issuingKey).update(`heartset/assignment/v1\n${assignmentId}`).digest();
}
