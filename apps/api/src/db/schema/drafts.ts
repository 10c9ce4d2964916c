import { pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './bytes.ts';

/** Drafts, encrypted under a key that their rater's device alone has. They go with the close, all at once. */
export const drafts = pgTable('drafts', {
  assignmentId: uuid('assignment_id').primaryKey(),
  campaignId: uuid('campaign_id').notNull(),
  /** 64 KiB, whatever they say. */
  content: bytes().notNull(),
});
