import { createHmac } from 'node:crypto';

/** 128 bits: nobody guesses one, and a link with it stays short. */
const secretBytes = 16;

function derive(mailKey: string, purpose: string, id: string): Buffer {
  return createHmac('sha256', mailKey).update(`${purpose}:${id}`).digest();
}

/**
 * The secret of a rater's link. It is derived, not stored, so that a mail can be written again and the database holds a hash only.
 *
 * @param mailKey known to the mailer alone
 * @returns 16 bytes
 */
export function raterSecret(mailKey: string, invitationId: string): Buffer {
  return derive(mailKey, 'invitation', invitationId).subarray(0, secretBytes);
}

/**
 * What stops the mails about an invitation, and does nothing else: nobody can work out the link's secret from it.
 *
 * @returns 16 bytes
 */
export function stopToken(mailKey: string, invitationId: string): Buffer {
  return derive(mailKey, 'stop', invitationId).subarray(0, secretBytes);
}

/**
 * The secret of a sign-in link.
 *
 * @returns 16 bytes
 */
export function signInToken(mailKey: string, requestId: string): Buffer {
  return derive(mailKey, 'sign-in', requestId).subarray(0, secretBytes);
}

/**
 * The code of a sign-in mail: six decimal digits. Taken from 48 bits, so that no code is likelier than another by more than one in
 * a hundred million.
 */
export function signInCode(mailKey: string, requestId: string): string {
  const number = derive(mailKey, 'sign-in-code', requestId).readUIntBE(0, 6);
  return String(number % 1_000_000).padStart(6, '0');
}
