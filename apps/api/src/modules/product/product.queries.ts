import type { Product } from '@heartset/model/api/auth';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { organizations } from '../../db/schema/organizations.ts';
import { people, personRoles } from '../../db/schema/people.ts';

/** How many of each role the landing page of a demo offers. */
const demoPeoplePerRole = { hr: 1, leader: 3, coach: 1 } as const;

/**
 * Whom one can sign in as with one click, in the demo. The demo's organisation is the oldest: it is loaded into an empty database.
 * Leaders with a report come first, then those who are being asked about.
 */
export async function listDemoPeople(database: Queryable): Promise<Product['demoPeople']> {
  const [organization] = await database
    .select({ id: organizations.id })
    .from(organizations)
    .orderBy(asc(organizations.createdAt), asc(organizations.id))
    .limit(1);
  if (!organization) return [];
  const listed: Product['demoPeople'] = [];
  for (const role of ['hr', 'leader', 'coach'] as const) {
    const rows = await database
      .select({ id: people.id, givenName: people.givenName, familyName: people.familyName, title: people.title })
      .from(people)
      .innerJoin(personRoles, eq(personRoles.personId, people.id))
      .where(and(eq(people.organizationId, organization.id), eq(personRoles.role, role)))
      .orderBy(desc(reportsAbout), desc(campaignsAbout), asc(people.externalId), asc(people.familyName), asc(people.id))
      .limit(demoPeoplePerRole[role]);
    listed.push(
      ...rows.map(({ id, givenName, familyName, title }) => ({
        id,
        name: `${givenName} ${familyName}`.trim(),
        title,
        role,
      })),
    );
  }
  return listed;
}

const reportsAbout = sql`(SELECT count(*) FROM campaign_leaders l JOIN campaigns c ON c.id = l.campaign_id
  WHERE l.leader_id = ${people.id} AND c.state = 'released')`;
const campaignsAbout = sql`(SELECT count(*) FROM campaign_leaders l WHERE l.leader_id = ${people.id})`;
