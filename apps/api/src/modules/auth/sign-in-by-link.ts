import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Clock } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { hashSecret } from '../../core/secret-hash.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { signInRequests } from '../../db/schema/sign-in.ts';
import { checkSignInLink } from './check-sign-in-link.ts';
import { type OpenedSession, openSession } from './open-session.ts';

/**
 * Uses a mailed link up, in the browser that asked for it. Of two clicks at the same moment one wins.
 *
 * @throws AppError `sign-in-other-browser`, `sign-in-used-or-expired`
 */
export async function signInByLink(
  database: Database,
  clock: Clock,
  input: { token: string; browserSecret: string | null },
): Promise<OpenedSession> {
  const now = clock.now();
  return inTransaction(database, async (tx) => {
    const state = await checkSignInLink(tx, clock, input.token, input.browserSecret);
    if (state === 'other-browser') {
      throw new AppError(
        'sign-in-other-browser',
        'This link works only in the browser that asked for it. There, you can also type the six digits from the mail.',
      );
    }
    const used =
      state === 'ready'
        ? await tx
            .update(signInRequests)
            .set({ usedAt: now })
            .where(
              and(
                eq(signInRequests.linkHash, hashSecret(input.token)),
                isNull(signInRequests.usedAt),
                gt(signInRequests.expiresAt, now),
              ),
            )
            .returning({ personId: signInRequests.personId })
        : [];
    const [request] = used;
    if (!request) throw usedOrExpired();
    return openSession(tx, clock, request.personId);
  });
}

/** One refusal for a link that is unknown, used or too old: it says nothing about which. */
export function usedOrExpired(): AppError {
  return new AppError(
    'sign-in-used-or-expired',
    'This sign-in has been used or is older than 15 minutes. Ask for a new mail: it takes a few seconds.',
  );
}
