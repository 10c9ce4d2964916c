import { pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './bytes.ts';

/** Drafts, encrypted under a key that their rater's device alone has. They go with the close, all at once. */
export const drafts = pgTable(
  'drafts',
  {
    campaignId: uuid('campaign_id').notNull(),
    /** From `assignmentKey`: nobody can tell whose it is without the campaign's issuing key. */
    assignmentKey: bytes('assignment_key').notNull(),
    /** 64 KiB, whatever they say. */
    content: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.assignmentKey] })],
);
