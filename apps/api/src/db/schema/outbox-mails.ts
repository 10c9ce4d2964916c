import { pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const outboxMails = pgTable('outbox_mails', {
  id: uuid().primaryKey().defaultRandom(),
  organizationId: uuid('organization_id').notNull(),
  kind: text({
    enum: [
      'welcome',
      'sign-in',
      'invitation',
      'further-round',
      'campaign-about-you',
      'report-ready',
      'report-shared',
      'address-changed',
      'keys-lost',
      'promise-published',
      'campaign-cancelled',
      'reminder',
      'deadline-moved',
    ],
  }).notNull(),
  dedupeKey: text('dedupe_key').notNull(),
  personId: uuid('person_id').notNull(),
  campaignId: uuid('campaign_id'),
  invitationId: uuid('invitation_id'),
  signInRequestId: uuid('sign_in_request_id'),
  /** Whose report 'report-shared' is about; null for every other kind. */
  leaderId: uuid('leader_id'),
  /** Where 'address-changed' and 'promise-published' go; null for every other kind, and once it has left or was given up. */
  address: text(),
  state: text({ enum: ['pending', 'sending', 'sent', 'failed'] })
    .notNull()
    .default('pending'),
  attempts: smallint().notNull().default(0),
  nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true }).notNull().defaultNow(),
  errorCode: text('error_code'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  sentAt: timestamp('sent_at', { withTimezone: true }),
});
