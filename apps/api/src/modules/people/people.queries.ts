import type { PeoplePage, PersonSummary } from '@heartset/model/api/people';
import { and, asc, count, eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable } from '../../db/client.ts';
import { people } from '../../db/schema/people.ts';
import type { DirectoryScope } from './people.access.ts';
import { decodePeopleCursor, encodePeopleCursor } from './people-cursor.ts';
import { searchPeople } from './search-people.ts';

const managers = alias(people, 'managers');
const familyKey = sql<string>`lower(${people.familyName})`;
const givenKey = sql<string>`lower(${people.givenName})`;

/** Whose mail came back, for somebody from HR who is in no campaign that asks this person. */
function mailReturnedFor({ troubleFor }: DirectoryScope): SQL<boolean> {
  if (troubleFor === null) return sql<boolean>`false`;
  return sql<boolean>`${people.mailReturned} AND NOT EXISTS (
    SELECT 1 FROM invitations JOIN campaign_leaders ON campaign_leaders.campaign_id = invitations.campaign_id
    WHERE invitations.rater_id = ${people.id} AND campaign_leaders.leader_id = ${troubleFor})`;
}

const summaryColumns = {
  id: people.id,
  givenName: people.givenName,
  familyName: people.familyName,
  email: people.email,
  title: people.title,
  department: people.department,
  site: people.site,
  managerGivenName: managers.givenName,
  managerFamilyName: managers.familyName,
  inDirectory: people.inDirectory,
  directReports: sql<number>`(SELECT count(*)::int FROM people reports WHERE reports.manager_id = ${people.id})`,
  familyKey,
  givenKey,
};

type SummaryRow = {
  id: string;
  givenName: string;
  familyName: string;
  email: string;
  title: string | null;
  department: string | null;
  site: string | null;
  managerGivenName: string | null;
  managerFamilyName: string | null;
  inDirectory: boolean;
  directReports: number;
  mailReturned: boolean;
};

/**
 * The directory in the order of names, page by page. `search` finds people of whom each of its words begins one (`search-people.ts`);
 * those whose names begin so come first.
 *
 * @throws AppError `input-invalid` for a cursor that is none
 */
export async function listPeople(
  database: Queryable,
  scope: DirectoryScope,
  query: { search?: string | undefined; after?: string | undefined; limit: number },
): Promise<PeoplePage> {
  const search = searchPeople(query.search ?? '');
  const found = and(withinScope(scope), search.found);
  const [totals] = await database.select({ total: count() }).from(people).where(found);
  const rows = await database
    .select({ ...summaryColumns, mailReturned: mailReturnedFor(scope), rank: search.rank })
    .from(people)
    .leftJoin(managers, eq(managers.id, people.managerId))
    .where(and(found, query.after === undefined ? undefined : behind(query.after, search.rank)))
    .orderBy(asc(search.rank), asc(familyKey), asc(givenKey), asc(people.id))
    .limit(query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const next =
    rows.length > query.limit && last
      ? encodePeopleCursor({ rank: last.rank, family: last.familyKey, given: last.givenKey, id: last.id })
      : null;
  return { people: page.map(toSummary), total: totals?.total ?? 0, next };
}

/** One person of the organisation, or null. */
export async function findPerson(
  database: Queryable,
  scope: DirectoryScope,
  id: string,
): Promise<PersonSummary | null> {
  const [row] = await database
    .select({ ...summaryColumns, mailReturned: mailReturnedFor(scope) })
    .from(people)
    .leftJoin(managers, eq(managers.id, people.managerId))
    .where(and(withinScope(scope), eq(people.id, id)));
  return row ? toSummary(row) : null;
}

function withinScope(scope: DirectoryScope): SQL | undefined {
  return and(
    eq(people.organizationId, scope.organizationId),
    scope.outsiders ? undefined : eq(people.inDirectory, true),
  );
}

function behind(after: string, rank: SQL<number>): SQL {
  const last = decodePeopleCursor(after);
  return sql`(${rank}, ${familyKey}, ${givenKey}, ${people.id}) > (${last.rank}::int, ${last.family}, ${last.given}, ${last.id}::uuid)`;
}

function toSummary(row: SummaryRow): PersonSummary {
  const managerName = `${row.managerGivenName ?? ''} ${row.managerFamilyName ?? ''}`.trim();
  return {
    id: row.id,
    name: `${row.givenName} ${row.familyName}`.trim(),
    email: row.email,
    title: row.title,
    department: row.department,
    site: row.site,
    managerName: managerName === '' ? null : managerName,
    inDirectory: row.inDirectory,
    directReports: row.directReports,
    ...(row.mailReturned ? { mailReturned: true as const } : {}),
  };
}
