import { eq } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Clock } from '../../core/context.ts';
import { hashSecret } from '../../core/secret-hash.ts';
import type { Transaction } from '../../db/client.ts';
import { people } from '../../db/schema/people.ts';
import { refreshTokens, sessions } from '../../db/schema/sign-in.ts';
import { drawSecret } from './draw-secret.ts';

/** How long a browser that is not used stays signed in. */
export const refreshDays = 30;

/** A session, and the only copy of the token that renews it. */
export interface OpenedSession {
  sessionId: string;
  personId: string;
  refreshToken: string;
}

/** Opens a session for somebody who has proved who they are. The audit row is written with it. */
export async function openSession(tx: Transaction, clock: Clock, personId: string): Promise<OpenedSession> {
  const now = clock.now();
  const [person] = await tx
    .select({ organizationId: people.organizationId })
    .from(people)
    .where(eq(people.id, personId));
  const [session] = await tx.insert(sessions).values({ personId, createdAt: now }).returning({ id: sessions.id });
  if (!person || !session) throw new Error('no session was written');
  const refreshToken = await addRefreshToken(tx, session.id, now);
  await recordAudit(tx, {
    organizationId: person.organizationId,
    actorId: personId,
    action: 'session.opened',
    targetKind: 'session',
    targetId: session.id,
  });
  return { sessionId: session.id, personId, refreshToken };
}

/** Draws a refresh token for a session and keeps its hash. */
export async function addRefreshToken(tx: Transaction, sessionId: string, now: Date): Promise<string> {
  const token = drawSecret();
  await tx.insert(refreshTokens).values({
    tokenHash: hashSecret(token),
    sessionId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + refreshDays * 24 * 3_600_000),
  });
  return token;
}
