import { createHash } from 'node:crypto';

/**
 * What the database keeps of a secret: the SHA-256 of its bytes. A secret of 128 random bits needs no salt.
 *
 * @param secretBase64url a rater's secret, a sign-in token, a refresh token or a browser's mark, as it came in
 * @returns 32 bytes
 * @example const [row] = await database.select(…).where(eq(invitations.secretHash, hashSecret(input.secret)));
 */
export function hashSecret(secretBase64url: string): Buffer {
  return hashSecretBytes(Buffer.from(secretBase64url, 'base64url'));
}

/**
 * The same for a secret that is already bytes, as one decoded from a rater's typed code.
 *
 * @returns 32 bytes; equal to `hashSecret` of the bytes' base64url
 */
export function hashSecretBytes(secret: Uint8Array): Buffer {
  return createHash('sha256').update(secret).digest();
}

/**
 * What the database keeps of the six digits of a sign-in mail. The request's id goes in, so that equal codes of two requests
 * do not look alike; six digits can be tried out by whoever reads the table, therefore attempts are counted and minutes are few.
 *
 * @param code six decimal digits
 * @returns 32 bytes
 */
export function hashSignInCode(requestId: string, code: string): Buffer {
  return createHash('sha256').update(`${requestId}:${code}`).digest();
}
