import { sql } from 'drizzle-orm';
import type { Database } from './client.ts';

/** The processes that work with a login of their own. */
export type LoginPurpose = 'api' | 'mailer' | 'tally';

const ballotTables = ['sealed_ballots', 'spent_tokens', 'counted_tokens', 'ballot_numbers'];
const countTables = ['tally_parts', 'tally_blocks', 'tally_comments', 'held_back_counts'];

/** Tables on which each login must have no right at all, not even on one column. */
const forbiddenTables: Record<LoginPurpose, readonly string[]> = {
  api: [...ballotTables, ...countTables],
  mailer: [
    ...ballotTables,
    ...countTables,
    'issued_ballots',
    'drafts',
    'releases',
    'self_assessments',
    'sessions',
    'refresh_tokens',
    'audit_events',
  ],
  tally: [
    'people',
    'person_roles',
    'invitations',
    'mail_stops',
    'mail_pace',
    'returned_mails',
    'assignments',
    'issued_ballots',
    'drafts',
    'nominations',
    'outbox_mails',
    'sign_in_requests',
    'sessions',
  ],
};

/** A table that each login must be able to read: without it the login is another's, or the database is not migrated. */
const neededTable: Record<LoginPurpose, string> = { api: 'people', mailer: 'outbox_mails', tally: 'sealed_ballots' };

/**
 * Refuses a login that may do what its process must not be able to do, and a server that keeps when each row was written. Asked at every
 * start, because a mistaken GRANT, a swapped connection string or a changed setting changes nothing that one would notice.
 *
 * @throws Error that names the login's right and says what to do; nothing was read from the tables
 * @example await checkLogin(mailerDatabase, 'mailer');
 */
export async function checkLogin(database: Database, purpose: LoginPurpose): Promise<void> {
  const setting = await database.execute<{ dated: boolean }>(
    sql`SELECT current_setting('track_commit_timestamp')::boolean AS dated`,
  );
  if (setting.rows[0]?.dated !== false) {
    throw new Error(
      'PostgreSQL has track_commit_timestamp = on, which dates every answer. Turn it off and start again.',
    );
  }
  const role = await database.execute<{ superuser: boolean }>(
    sql`SELECT rolsuper OR rolcreaterole OR rolbypassrls AS superuser FROM pg_roles WHERE rolname = current_user`,
  );
  if (role.rows[0]?.superuser !== false) {
    throw new Error(
      `The database login of the ${purpose} process is an administrator. Give it one of its own that is a member of nothing but heartset_${purpose}.`,
    );
  }
  const tables = sql.join(
    forbiddenTables[purpose].map((table) => sql`${table}`),
    sql`, `,
  );
  const found = await database.execute<{ table_name: string }>(sql`
    SELECT c.relname AS table_name
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relname IN (${tables})
      AND (has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE, REFERENCES') OR has_table_privilege(c.oid, 'DELETE, TRUNCATE, TRIGGER'))
    ORDER BY 1`);
  if (found.rows.length > 0) {
    const names = found.rows.map((row) => row.table_name).join(', ');
    throw new Error(
      `The database login of the ${purpose} process may touch ${names}, which it must not. Check its connection string, and revoke what was granted beyond the migrations.`,
    );
  }
  const needed = await database.execute<{ readable: boolean | null }>(
    sql`SELECT has_table_privilege(to_regclass(${neededTable[purpose]}), 'SELECT') AS readable`,
  );
  if (needed.rows[0]?.readable !== true) {
    throw new Error(
      `The database login of the ${purpose} process cannot read ${neededTable[purpose]}. Check its connection string, and that the database is migrated.`,
    );
  }
}
