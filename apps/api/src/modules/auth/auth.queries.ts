import type { Me } from '@heartset/model/api/auth';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Actor, Clock } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { hashSecret } from '../../core/secret-hash.ts';
import type { Queryable } from '../../db/client.ts';
import { organizations } from '../../db/schema/organizations.ts';
import { people, personRoles } from '../../db/schema/people.ts';
import { refreshTokens, sessions } from '../../db/schema/sign-in.ts';
import { loadActor } from './load-actor.ts';

/**
 * What somebody who is signed in is told about themselves.
 *
 * @throws AppError `not-found` when the person is gone
 */
export async function readMe(database: Queryable, personId: string): Promise<Me> {
  const rows = await database
    .select({
      id: people.id,
      givenName: people.givenName,
      familyName: people.familyName,
      email: people.email,
      organizationId: organizations.id,
      organizationName: organizations.name,
      role: personRoles.role,
    })
    .from(people)
    .innerJoin(organizations, eq(organizations.id, people.organizationId))
    .leftJoin(personRoles, eq(personRoles.personId, people.id))
    .where(eq(people.id, personId));
  const [first] = rows;
  if (!first) throw notFound('person');
  return {
    id: first.id,
    name: `${first.givenName} ${first.familyName}`.trim(),
    email: first.email,
    roles: rows.flatMap((row) => (row.role ? [row.role] : [])),
    organization: { id: first.organizationId, name: first.organizationName },
  };
}

/** Who holds a refresh token that is still good. For signing out, which must work when the access token has run out. */
export async function loadActorByRefreshToken(
  database: Queryable,
  clock: Clock,
  refreshToken: string,
): Promise<Actor | null> {
  const [token] = await database
    .select({ sessionId: refreshTokens.sessionId })
    .from(refreshTokens)
    .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
    .where(
      and(
        eq(refreshTokens.tokenHash, hashSecret(refreshToken)),
        isNull(refreshTokens.replacedAt),
        gt(refreshTokens.expiresAt, clock.now()),
      ),
    );
  return token ? loadActor(database, token.sessionId) : null;
}
