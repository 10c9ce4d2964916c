import type { Product } from '@heartset/model/api/auth';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { organizations } from '../../db/schema/organizations.ts';
import { people, personRoles } from '../../db/schema/people.ts';

/** Stands before the numbers of the demo's own people: a directory file that is imported into the demo must not meet them by chance. */
export const demoNumberPrefix = 'LH-';

/** Whom the landing page of a demo offers, in this order: leaders with something to read first. */
const offeredNumbers = { hr: ['5'], leader: ['10', '11', '13'], coach: ['6'] } as const;

/**
 * Whom one can sign in as with one click, in the demo: always the same of its own people, whatever is imported beside them. The demo's
 * organisation is the oldest: it is loaded into an empty database.
 */
export async function listDemoPeople(database: Queryable): Promise<Product['demoPeople']> {
  const [organization] = await database
    .select({ id: organizations.id })
    .from(organizations)
    .orderBy(asc(organizations.createdAt), asc(organizations.id))
    .limit(1);
  if (!organization) return [];
  const numbers = Object.values(offeredNumbers)
    .flat()
    .map((number) => `${demoNumberPrefix}${number}`);
  const rows = await database
    .select({
      id: people.id,
      number: people.externalId,
      givenName: people.givenName,
      familyName: people.familyName,
      title: people.title,
      role: personRoles.role,
    })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(eq(people.organizationId, organization.id), inArray(people.externalId, numbers)));
  return (['hr', 'leader', 'coach'] as const).flatMap((role) =>
    offeredNumbers[role].flatMap((number) =>
      rows
        .filter((row) => row.role === role && row.number === `${demoNumberPrefix}${number}`)
        .map(({ id, givenName, familyName, title }) => ({
          id,
          name: `${givenName} ${familyName}`.trim(),
          title,
          role,
        })),
    ),
  );
}
