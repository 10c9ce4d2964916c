import type { QueryResultRow } from 'pg';
import type { Database } from './client.ts';

/** A statement that PostgreSQL parses and plans once a connection, and not once a call. `text` is always the same for a name. */
export interface PreparedStatement {
  name: string;
  text: string;
}

/** What parameters may be; bytes travel as they are. */
export type StatementValue = string | Buffer;

/**
 * Runs a statement that is run for every ballot, by itself (it is its own transaction) and without a query builder.
 *
 * An error of PostgreSQL's is thrown as it comes. It may quote values: whoever hands over what must not be logged catches it.
 *
 * @example const [row] = await runPrepared<{ n: number }>(database, { name: 'count_people', text: 'SELECT count(*)::int AS n FROM people' }, []);
 */
export async function runPrepared<Row extends QueryResultRow>(
  database: Database,
  statement: PreparedStatement,
  values: StatementValue[],
): Promise<Row[]> {
  const { rows } = await database.$client.query<Row>({ ...statement, values });
  return rows;
}
