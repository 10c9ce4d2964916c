import { jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './bytes.ts';

/** The tally's alone: the API reaches both through `issue_ticket` and `redeem_ticket`. */
export const tickets = pgTable('tickets', {
  ticketHash: bytes('ticket_hash').primaryKey(),
  campaignId: uuid('campaign_id').notNull(),
  subjectKey: text('subject_key').notNull(),
  label: text().notNull(),
  redeemedDigest: bytes('redeemed_digest'),
});

export const answerSheets = pgTable('answer_sheets', {
  campaignId: uuid('campaign_id').notNull(),
  subjectKey: text('subject_key').notNull(),
  label: text().notNull(),
  sheet: jsonb().notNull(),
});
