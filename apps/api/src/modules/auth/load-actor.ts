import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '../../core/context.ts';
import type { Queryable } from '../../db/client.ts';
import { people, personRoles } from '../../db/schema/people.ts';
import { sessions } from '../../db/schema/sign-in.ts';

/**
 * Who stands behind a session: null when it was signed out or never existed. Read at every request, so that signing out everywhere
 * works at once and a role that was taken away is gone.
 */
export async function loadActor(database: Queryable, sessionId: string): Promise<Actor | null> {
  const rows = await database
    .select({ personId: people.id, organizationId: people.organizationId, role: personRoles.role })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .leftJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
  const [first] = rows;
  if (!first) return null;
  const roles = rows.flatMap((row) => (row.role ? [row.role] : []));
  return { personId: first.personId, organizationId: first.organizationId, sessionId, roles };
}
