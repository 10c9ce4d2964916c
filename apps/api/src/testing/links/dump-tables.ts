import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';

/** One row as it lay in a table on a day: its place, the transactions that wrote it, and all of its contents as text. */
export interface DumpedRow {
  /** Block times 10,000 plus the place in the block: the order in which a dump of the table lists rows. */
  place: number;
  xmin: number;
  xmax: number;
  /** Bytes as `\x` and hexadecimal digits; of ciphertext the beginning and the size. */
  values: Readonly<Record<string, unknown>>;
  /** Everything in one text, to search in. */
  text: string;
}

/** All tables by name. */
export type Dump = ReadonlyMap<string, readonly DumpedRow[]>;

interface RawRow extends Record<string, unknown> {
  place: string;
  xmin: string;
  xmax: string;
  row: Record<string, unknown>;
}

/** What somebody with the owner's rights reads of every table of the product and of its queue. */
export async function dumpTables(owner: Database): Promise<Dump> {
  const tables = await owner.execute<{ schema: string; name: string }>(sql`
    SELECT schemaname AS schema, tablename AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2`);
  const dump = new Map<string, DumpedRow[]>();
  for (const { schema, name } of tables.rows) {
    const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`;
    const { rows } = await owner.execute<RawRow>(sql`
      SELECT ((ctid::text::point)[0] * 10000 + (ctid::text::point)[1])::bigint::text AS place,
        xmin::text, xmax::text, to_jsonb(t) AS row FROM ${table} t ORDER BY ctid`);
    dump.set(
      schema === 'public' ? name : `${schema}.${name}`,
      rows.map(({ place, xmin, xmax, row }) => {
        const values = Object.fromEntries(Object.entries(row).map(([column, value]) => [column, shortened(value)]));
        return {
          place: Number(place),
          xmin: Number(xmin),
          xmax: Number(xmax),
          values,
          text: JSON.stringify(values),
        };
      }),
    );
  }
  return dump;
}

/** Sealed ballots and drafts are of one size each and say nothing to who has no key: tens of megabytes a day to carry along. */
function shortened(value: unknown): unknown {
  const isCiphertext = typeof value === 'string' && value.startsWith('\\x') && value.length > 20_000;
  return isCiphertext ? `${value.slice(0, 66)}… ${value.length}` : value;
}
