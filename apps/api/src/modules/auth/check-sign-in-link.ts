import { eq } from 'drizzle-orm';
import type { Clock } from '../../core/context.ts';
import { hashSecret } from '../../core/secret-hash.ts';
import type { Queryable } from '../../db/client.ts';
import { signInRequests } from '../../db/schema/sign-in.ts';

export type SignInLinkState = 'ready' | 'other-browser' | 'used-or-expired';

/**
 * What a link can do here and now. Uses nothing up: mail scanners may ask as often as they like.
 * An unknown link looks like one that has expired.
 *
 * @param browserSecret the mark of the browser that asks, if it has one
 */
export async function checkSignInLink(
  database: Queryable,
  clock: Clock,
  token: string,
  browserSecret: string | null,
): Promise<SignInLinkState> {
  const [request] = await database
    .select({
      browserHash: signInRequests.browserHash,
      expiresAt: signInRequests.expiresAt,
      usedAt: signInRequests.usedAt,
    })
    .from(signInRequests)
    .where(eq(signInRequests.linkHash, hashSecret(token)));
  if (!request || request.usedAt !== null || request.expiresAt <= clock.now()) return 'used-or-expired';
  return browserSecret !== null && request.browserHash.equals(hashSecret(browserSecret)) ? 'ready' : 'other-browser';
}
