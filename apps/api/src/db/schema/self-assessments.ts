import { boolean, jsonb, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core';

export const selfAssessments = pgTable(
  'self_assessments',
  {
    campaignId: uuid('campaign_id').notNull(),
    leaderId: uuid('leader_id').notNull(),
    ratings: jsonb().$type<Record<string, number | 'not-observed'>>().notNull().default({}),
    reflections: jsonb().$type<Record<string, string>>().notNull().default({}),
    sent: boolean().notNull().default(false),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.leaderId] })],
);

export const reportShares = pgTable(
  'report_shares',
  {
    campaignId: uuid('campaign_id').notNull(),
    leaderId: uuid('leader_id').notNull(),
    readerId: uuid('reader_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.leaderId, table.readerId] })],
);
