import { randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '@heartset/model/api/auth';
import type { Actor } from '../core/context.ts';
import type { Database } from '../db/client.ts';
import { organizations } from '../db/schema/organizations.ts';
import { people, personRoles } from '../db/schema/people.ts';
import { sessions } from '../db/schema/sign-in.ts';

/** An organisation with nobody in it. */
export async function createOrganizationRow(owner: Database, name = 'St. Elsewhere Hospital'): Promise<string> {
  const [row] = await owner.insert(organizations).values({ name }).returning({ id: organizations.id });
  if (!row) throw new Error('no organisation was written');
  return row.id;
}

export interface PersonOptions {
  givenName?: string;
  familyName?: string;
  email?: string;
  externalId?: string;
  managerId?: string | null;
  department?: string;
  site?: string;
  inDirectory?: boolean;
  roles?: readonly Role[];
}

/** A person of an organisation, with whatever roles. */
export async function createPersonRow(
  owner: Database,
  organizationId: string,
  options: PersonOptions = {},
): Promise<string> {
  const id = randomUUID();
  await owner.insert(people).values({
    id,
    organizationId,
    givenName: options.givenName ?? 'Robin',
    familyName: options.familyName ?? id.slice(0, 8),
    email: options.email ?? `${id}@example.test`,
    externalId: options.externalId ?? null,
    managerId: options.managerId ?? null,
    department: options.department ?? null,
    site: options.site ?? null,
    inDirectory: options.inDirectory ?? true,
  });
  for (const role of options.roles ?? []) await owner.insert(personRoles).values({ personId: id, role });
  return id;
}

/** A signed-in person, as verbs see one. */
export async function createActor(
  owner: Database,
  organizationId: string,
  roles: readonly Role[],
  options: PersonOptions = {},
): Promise<Actor> {
  const personId = await createPersonRow(owner, organizationId, { ...options, roles });
  return actorOf(owner, organizationId, personId, roles);
}

/** A session for somebody who exists already. */
export async function actorOf(
  owner: Database,
  organizationId: string,
  personId: string,
  roles: readonly Role[],
): Promise<Actor> {
  const [session] = await owner.insert(sessions).values({ personId }).returning({ id: sessions.id });
  if (!session) throw new Error('no session was written');
  return { personId, organizationId, sessionId: session.id, roles };
}

/** A subject key: 22 random base64url characters. */
export function newSubjectKey(): string {
  return randomBytes(16).toString('base64url');
}
