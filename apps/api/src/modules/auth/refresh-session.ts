import { eq } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Clock } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { hashSecret } from '../../core/secret-hash.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { people } from '../../db/schema/people.ts';
import { refreshTokens, sessions } from '../../db/schema/sign-in.ts';
import { addRefreshToken } from './open-session.ts';

/** Two tabs may renew at the same moment with the same token; later than this it is a copy in other hands. */
export const reuseLeewayMs = 10_000;

/** `refreshToken` is null where another tab has just got the new one: the browser's cookies hold it already. */
export interface RefreshedSession {
  sessionId: string;
  refreshToken: string | null;
}

/**
 * Renews a session: the token is replaced by a new one. A token that was replaced before and comes again ends the session for
 * everybody who holds a token of it, the thief as well as the person.
 *
 * Source: RFC 9700, section 4.14.2 (refresh token rotation).
 * @throws AppError `not-signed-in`
 */
export async function refreshSession(
  database: Database,
  clock: Clock,
  refreshToken: string,
): Promise<RefreshedSession> {
  // A revocation has to stay although the caller is refused: nothing is thrown inside the transaction.
  const refreshed = await inTransaction(database, (tx) => renew(tx, clock.now(), hashSecret(refreshToken)));
  if (!refreshed) throw new AppError('not-signed-in', 'Please sign in to go on.');
  return refreshed;
}

async function renew(tx: Transaction, now: Date, tokenHash: Buffer): Promise<RefreshedSession | null> {
  const [token] = await tx
    .select({
      sessionId: refreshTokens.sessionId,
      expiresAt: refreshTokens.expiresAt,
      replacedAt: refreshTokens.replacedAt,
      revokedAt: sessions.revokedAt,
      personId: sessions.personId,
    })
    .from(refreshTokens)
    .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
    .where(eq(refreshTokens.tokenHash, tokenHash))
    .for('update', { of: refreshTokens });
  if (!token || token.revokedAt !== null || token.expiresAt <= now) return null;
  if (token.replacedAt === null) {
    await tx.update(refreshTokens).set({ replacedAt: now }).where(eq(refreshTokens.tokenHash, tokenHash));
    return { sessionId: token.sessionId, refreshToken: await addRefreshToken(tx, token.sessionId, now) };
  }
  if (now.getTime() - token.replacedAt.getTime() <= reuseLeewayMs) {
    return { sessionId: token.sessionId, refreshToken: null };
  }
  await revokeReused(tx, now, token);
  return null;
}

async function revokeReused(tx: Transaction, now: Date, token: { sessionId: string; personId: string }): Promise<void> {
  const { sessionId, personId } = token;
  await tx.update(sessions).set({ revokedAt: now, revokedBecause: 'token-reused' }).where(eq(sessions.id, sessionId));
  const [person] = await tx
    .select({ organizationId: people.organizationId })
    .from(people)
    .where(eq(people.id, personId));
  if (!person) throw new Error('the session belongs to nobody');
  await recordAudit(tx, {
    organizationId: person.organizationId,
    actorId: personId,
    action: 'session.revoked-after-reuse',
    targetKind: 'session',
    targetId: sessionId,
  });
}
