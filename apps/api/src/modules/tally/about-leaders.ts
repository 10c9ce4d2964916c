import { eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** The rows of a table about these leaders of a campaign. The keys are one parameter, whatever their number. */
export function aboutLeaders(
  table: { campaignId: PgColumn; subjectKey: PgColumn },
  campaignId: string,
  subjectKeys: readonly string[],
): SQL {
  return sql`${eq(table.campaignId, campaignId)} AND ${table.subjectKey} = ANY(${sql.param(subjectKeys)}::text[])`;
}
