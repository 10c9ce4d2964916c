import { and, ilike, or, type SQL, sql } from 'drizzle-orm';
import { people } from '../../db/schema/people.ts';

/**
 * What a search finds, and in which order: each of its words must be found in somebody, in any order and any case. Names come first
 * (a given or a family name, or a part of one, that begins with the word), then title, department and site, then whoever has it in
 * the middle of a name or in the address before the @. What stands behind the @ is everybody's, and finds nobody; a word with an @
 * means an address, from its beginning.
 *
 * @returns `found` is undefined, and `rank` the same for everybody, where nothing is searched for
 * @example searchPeople('okafor ama') // finds Amara Okafor before anybody of a department “Amalia Okafor Wing”
 */
export function searchPeople(search: string): { found: SQL | undefined; rank: SQL<number> } {
  const words = search.split(/\s+/).filter(Boolean).map(readWord);
  if (words.length === 0) return { found: undefined, rank: sql<number>`0::int` };
  const found = and(...words.map(({ name, work, elsewhere }) => or(name, work, elsewhere)));
  const each = words.map(({ name, work }) => sql`CASE WHEN ${name} THEN 0 WHEN ${work} THEN 1 ELSE 2 END`);
  return { found, rank: sql<number>`greatest(${sql.join(each, sql`, `)})` };
}

const names = sql`(' ' || ${people.givenName} || ' ' || ${people.familyName})`;
/** The same with a space before every part, also behind a hyphen or an apostrophe. */
const nameParts = sql`translate(${names}, ${"-'’"}, '   ')`;

function readWord(word: string): { name: SQL; work: SQL; elsewhere: SQL } {
  const literal = word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  const inside = `%${literal}%`;
  const begins = `% ${literal}%`;
  const address = word.includes('@')
    ? and(sql`${!word.startsWith('@')}::boolean`, ilike(people.email, `${literal}%`))
    : ilike(sql`split_part(${people.email}, '@', 1)`, inside);
  return {
    name: sql`(${names} ILIKE ${begins} OR ${nameParts} ILIKE ${begins})`,
    // A column that is empty is no match, and not "unknown".
    work: sql`(concat_ws(' ', ${people.title}, ${people.department}, ${people.site}) ILIKE ${inside})`,
    elsewhere: sql`(${names} ILIKE ${inside} OR ${address})`,
  };
}
