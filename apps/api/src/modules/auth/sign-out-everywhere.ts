import { and, eq, isNull } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor, Clock } from '../../core/context.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { sessions, signInRequests } from '../../db/schema/sign-in.ts';

/**
 * Ends every session of the actor, this one included, at once: access tokens are checked against their session at each request.
 * Sign-in mails under way stop working too, since somebody else may have asked for them.
 */
export async function signOutEverywhere(database: Database, clock: Clock, actor: Actor): Promise<void> {
  const now = clock.now();
  await inTransaction(database, async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: now, revokedBecause: 'signed-out-everywhere' })
      .where(and(eq(sessions.personId, actor.personId), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id });
    await tx
      .update(signInRequests)
      .set({ usedAt: now })
      .where(and(eq(signInRequests.personId, actor.personId), isNull(signInRequests.usedAt)));
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'session.signed-out-everywhere',
      targetKind: 'person',
      targetId: actor.personId,
      details: { sessions: ended.length },
    });
  });
}
