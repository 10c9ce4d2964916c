import { randomBytes } from 'node:crypto';

/** 32 random bytes, base64url: a browser's mark or a refresh token. The database gets its hash alone. */
export function drawSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Does a cookie hold what `drawSecret` draws? Says nothing about whether it is known. */
export function isDrawnSecret(value: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(value);
}
