import { pgTable, text, uuid } from 'drizzle-orm/pg-core';

/** What a mail service told of mails that came back, until the mailer has taken it. */
export const returnedMails = pgTable('returned_mails', {
  id: uuid().primaryKey().defaultRandom(),
  token: text().notNull(),
  verdict: text({ enum: ['hard', 'soft'] }).notNull(),
});
