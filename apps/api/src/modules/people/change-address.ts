import { randomUUID } from 'node:crypto';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Actor, Clock } from '../../core/context.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { JobRequest } from '../../core/job.ts';
import type { Transaction } from '../../db/client.ts';
import { organizations } from '../../db/schema/organizations.ts';
import { people } from '../../db/schema/people.ts';
import { requireHr } from './people.access.ts';
import { tellMovedPeople } from './tell-moved-people.ts';

/**
 * Gives somebody of the organisation another address, in the transaction of what it is corrected for. The same follows as from an
 * import: they are signed out everywhere, the old address is told, and it is written down. The address that they have already, in
 * whatever case, changes nothing.
 *
 * @param change.details for the audit log: what it was corrected for
 * @returns the mails to send once the transaction has been committed
 * @throws AppError `not-allowed`, `not-found`, `address-taken`
 */
export async function changeAddress(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  change: { personId: string; email: string; details: Record<string, string> },
): Promise<JobRequest<never>[]> {
  requireHr(actor);
  const { organizationId } = actor;
  const { personId, email, details } = change;
  // One change of the directory at a time: an import under way has planned with the addresses as they are.
  await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
    .for('no key update');
  const [before] = await tx
    .select({ address: people.email })
    .from(people)
    .where(and(eq(people.id, personId), eq(people.organizationId, organizationId)))
    .for('no key update');
  if (!before) throw notFound('person');
  if (before.address.toLowerCase() === email.toLowerCase()) return [];
  const sameAddress = sql`lower(${people.email}) = lower(${email})`;
  const [other] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.organizationId, organizationId), ne(people.id, personId), sameAddress));
  if (other) throw new AppError('address-taken', 'Somebody else here has this address.');
  await tx.update(people).set({ email, updatedAt: clock.now() }).where(eq(people.id, personId));
  return tellMovedPeople(tx, clock, actor, [{ personId, address: before.address }], {
    changeId: randomUUID(),
    details,
  });
}
