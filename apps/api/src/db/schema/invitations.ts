import { boolean, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './bytes.ts';

export const invitations = pgTable('invitations', {
  id: uuid().primaryKey().defaultRandom(),
  campaignId: uuid('campaign_id').notNull(),
  raterId: uuid('rater_id').notNull(),
  secretHash: bytes('secret_hash'),
  delivery: text({ enum: ['queued', 'accepted', 'failed'] })
    .notNull()
    .default('queued'),
  deliveryError: text('delivery_error'),
  removed: boolean().notNull().default(false),
  /** No mail had reached them when a round ended whose numbers are shown. */
  missedARound: boolean('missed_a_round').notNull().default(false),
});

export const assignments = pgTable('assignments', {
  id: uuid().primaryKey().defaultRandom(),
  invitationId: uuid('invitation_id').notNull(),
  campaignId: uuid('campaign_id').notNull(),
  leaderId: uuid('leader_id').notNull(),
  raterGroup: text('rater_group', { enum: ['team-members', 'peers', 'senior-leaders', 'others'] }).notNull(),
  label: text().notNull(),
});

/** What stops the mails about an invitation: the hash of a secret that does nothing else, and whether it was used. */
export const mailStops = pgTable('mail_stops', {
  tokenHash: bytes('token_hash').primaryKey(),
  invitationId: uuid('invitation_id').notNull(),
  stopped: boolean().notNull().default(false),
});
