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

/** The rows of a table that came with these tokens. The hashes are one parameter, whatever their number. */
export function withTokens(
  table: { campaignId: PgColumn; tokenHash: PgColumn },
  campaignId: string,
  tokens: readonly { hash: Buffer }[],
): SQL {
  const hashes = tokens.map(({ hash }) => hash);
  return sql`${eq(table.campaignId, campaignId)} AND ${table.tokenHash} = ANY(${sql.param(hashes)}::bytea[])`;
}
