import { and, or, type SQL, sql } from 'drizzle-orm';
import { people } from '../../db/schema/people.ts';

/**
 * What a search finds, and in which order: each of its words must begin a word of somebody's, in any order and any case. Whoever is
 * found by name comes first, then by the address before the @, then by title, department and site. A part behind a hyphen, a dot or an
 * apostrophe is a word too; the middle of a word finds nobody, because short names stand in the middle of half a directory. What stands
 * behind the @ is everybody's, and finds nobody; a word with an @ means an address, from its beginning.
 *
 * @returns `found` is undefined, and `rank` the same for everybody, where nothing is searched for
 * @example searchPeople('okafor ama') // finds Amara Okafor before anybody of a department “Amalia Okafor Wing”
 */
export function searchPeople(search: string): { found: SQL | undefined; rank: SQL<number> } {
  const words = search.split(/\s+/).filter(Boolean).map(readWord);
  if (words.length === 0) return { found: undefined, rank: sql<number>`0::int` };
  const found = and(...words.map(({ name, address, work }) => or(name, address, work)));
  const each = words.map(({ name, address }) => sql`CASE WHEN ${name} THEN 0 WHEN ${address} THEN 1 ELSE 2 END`);
  return { found, rank: sql<number>`greatest(${sql.join(each, sql`, `)})` };
}

const names = sql`concat_ws(' ', ${people.givenName}, ${people.familyName})`;
const ownAddress = sql`split_part(${people.email}, '@', 1)`;
// A column that is empty is no match, and not "unknown".
const work = sql`concat_ws(' ', ${people.title}, ${people.department}, ${people.site})`;

const signsBetweenWords = `-'’._+,;:/&()`;
const spaces = ' '.repeat(signsBetweenWords.length);

function readWord(word: string): { name: SQL; address: SQL; work: SQL } {
  const literal = word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  // As the text stands, for "smith-l", and with every part of it a word of its own, for "lindqvist".
  const begins = (text: SQL) =>
    sql`(' ' || ${text} ILIKE ${`% ${literal}%`} OR ' ' || translate(${text}, ${signsBetweenWords}, ${spaces}) ILIKE ${`% ${literal}%`})`;
  const isAddress = word.includes('@') && !word.startsWith('@');
  return {
    name: begins(names),
    address: isAddress ? sql`(${people.email} ILIKE ${`${literal}%`})` : begins(ownAddress),
    work: begins(work),
  };
}
