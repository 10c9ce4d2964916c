import { and, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { sessions, signInRequests } from '../../db/schema/sign-in.ts';

/** PostgreSQL takes 65,535 parameters a statement. */
const peoplePerStatement = 5_000;

/**
 * Ends every session of people whose address has changed, and every sign-in mail under way to their old one: who they are is for
 * whoever reads the new address to prove.
 */
export async function endSignIns(tx: Transaction, now: Date, personIds: readonly string[]): Promise<void> {
  for (let start = 0; start < personIds.length; start += peoplePerStatement) {
    const some = personIds.slice(start, start + peoplePerStatement);
    // Requests first: this waits for a sign-in that is going on, whose session the second statement then finds.
    await tx
      .update(signInRequests)
      .set({ usedAt: now })
      .where(and(inArray(signInRequests.personId, some), isNull(signInRequests.usedAt)));
    await tx
      .update(sessions)
      .set({ revokedAt: now, revokedBecause: 'address-changed' })
      .where(and(inArray(sessions.personId, some), isNull(sessions.revokedAt)));
  }
}
