import { eq } from 'drizzle-orm';
import { hashSecretBytes, hashSignInCode } from '../../core/secret-hash.ts';
import type { Database } from '../../db/client.ts';
import { invitations, mailStops } from '../../db/schema/invitations.ts';
import { signInRequests } from '../../db/schema/sign-in.ts';
import { raterSecret, signInCode, signInToken, stopToken } from './link-secrets.ts';

/**
 * Makes an invitation's secret and lets the API know its hash, before the mail leaves: a link never arrives unknown.
 * Doing it again writes the same.
 *
 * @returns the secret, 16 bytes
 */
export async function writeInvitationHash(database: Database, mailKey: string, invitationId: string): Promise<Buffer> {
  const secret = raterSecret(mailKey, invitationId);
  await database
    .update(invitations)
    .set({ secretHash: hashSecretBytes(secret) })
    .where(eq(invitations.id, invitationId));
  return secret;
}

/**
 * The same for what stops the mails about an invitation. What another key has made before goes on working, and a stop stays one.
 *
 * @returns 16 bytes
 */
export async function writeStopHash(database: Database, mailKey: string, invitationId: string): Promise<Buffer> {
  const token = stopToken(mailKey, invitationId);
  await database
    .insert(mailStops)
    .values({ tokenHash: hashSecretBytes(token), invitationId })
    .onConflictDoNothing();
  return token;
}

/**
 * The same for a request to sign in.
 *
 * @returns the link's token (base64url, 22 characters) and the six digits
 */
export async function writeSignInHashes(
  database: Database,
  mailKey: string,
  requestId: string,
): Promise<{ token: string; code: string }> {
  const token = signInToken(mailKey, requestId);
  const code = signInCode(mailKey, requestId);
  await database
    .update(signInRequests)
    .set({ linkHash: hashSecretBytes(token), codeHash: hashSignInCode(requestId, code) })
    .where(eq(signInRequests.id, requestId));
  return { token: token.toString('base64url'), code };
}
