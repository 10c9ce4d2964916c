import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** How many mails have left for a domain in the newest minute in which any did. */
export const mailPace = pgTable('mail_pace', {
  domain: text().primaryKey(),
  minute: timestamp({ withTimezone: true }).notNull(),
  leftInIt: integer('left_in_it').notNull(),
});
