import { and, eq, isNull } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor, Clock } from '../../core/context.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { sessions } from '../../db/schema/sign-in.ts';

/** Ends the session that the actor came with. Doing it twice changes nothing. */
export async function signOut(database: Database, clock: Clock, actor: Actor): Promise<void> {
  await inTransaction(database, async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: clock.now(), revokedBecause: 'signed-out' })
      .where(and(eq(sessions.id, actor.sessionId), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id });
    if (ended.length === 0) return;
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'session.signed-out',
      targetKind: 'session',
      targetId: actor.sessionId,
    });
  });
}
