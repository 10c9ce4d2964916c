import { eq } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Actor, Clock } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { organizations } from '../../db/schema/organizations.ts';
import { people } from '../../db/schema/people.ts';
import { requireHr } from './people.access.ts';

/**
 * Adds somebody from outside the organisation by hand. Such people can be asked for feedback and never count toward a threshold.
 *
 * @throws AppError `not-allowed`, `address-taken`
 */
export async function addPerson(
  database: Database,
  clock: Clock,
  actor: Actor,
  input: { givenName: string; familyName: string; email: string },
): Promise<{ id: string }> {
  requireHr(actor);
  const now = clock.now();
  return inTransaction(database, async (tx) => {
    // An import of this organisation that is under way comes first, or waits: its plan must not meet a new address half way.
    await tx
      .select({ id: organizations.id })
      .from(organizations)
      .where(eq(organizations.id, actor.organizationId))
      .for('share');
    const [person] = await tx
      .insert(people)
      .values({
        organizationId: actor.organizationId,
        givenName: input.givenName,
        familyName: input.familyName,
        email: input.email,
        inDirectory: false,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: people.id });
    if (!person)
      throw new AppError('address-taken', 'Somebody with this address is there already. Search for the address.');
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'person.added',
      targetKind: 'person',
      targetId: person.id,
      details: { inDirectory: false },
    });
    return person;
  });
}
