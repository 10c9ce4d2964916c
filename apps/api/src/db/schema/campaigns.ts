import { boolean, jsonb, pgTable, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const instrumentVersions = pgTable(
  'instrument_versions',
  { instrumentId: text('instrument_id').notNull(), version: text().notNull(), document: jsonb().notNull() },
  (table) => [primaryKey({ columns: [table.instrumentId, table.version] })],
);

export const campaigns = pgTable('campaigns', {
  id: uuid().primaryKey().defaultRandom(),
  organizationId: uuid('organization_id').notNull(),
  createdBy: uuid('created_by').notNull(),
  kind: text({ enum: ['organization', 'leader'] }).notNull(),
  name: text().notNull(),
  state: text({ enum: ['draft', 'collecting', 'closing', 'closed', 'released', 'cancelled'] })
    .notNull()
    .default('draft'),
  instrumentId: text('instrument_id').notNull(),
  instrumentVersion: text('instrument_version'),
  furtherRound: boolean('further_round').notNull().default(false),
  promptIds: text('prompt_ids').array().notNull().default([]),
  minimumGroupSize: smallint('minimum_group_size').notNull().default(3),
  seniorLeaders: text('senior_leaders', { enum: ['anonymous', 'identified'] })
    .notNull()
    .default('anonymous'),
  releaseMode: text('release_mode', { enum: ['automatic', 'by-hr'] })
    .notNull()
    .default('automatic'),
  reportReaders: text('report_readers', { enum: ['leader', 'leader-and-hr'] })
    .notNull()
    .default('leader'),
  deadlineAt: timestamp('deadline_at', { withTimezone: true }).notNull(),
  /** Whom the manifest's hash is mailed to; null: nobody. */
  auditorAddress: text('auditor_address'),
  /** How often those who were asked are reminded: 0, 1 or 2 times. */
  reminders: smallint().notNull().default(2),
  graceHours: smallint('grace_hours').notNull().default(24),
  graceEndsAt: timestamp('grace_ends_at', { withTimezone: true }),
  openedAt: timestamp('opened_at', { withTimezone: true }),
  closedAt: timestamp('closed_at', { withTimezone: true }),
  countedAt: timestamp('counted_at', { withTimezone: true }),
  /** Of the last round that is out; it stays while people are asked once more. */
  releasedAt: timestamp('released_at', { withTimezone: true }),
  round: smallint().notNull().default(1),
  /** From when on nothing can be added any more; null also where nothing ever could be. */
  finalAt: timestamp('final_at', { withTimezone: true }),
  furtherRoundStopped: boolean('further_round_stopped').notNull().default(false),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});

export const campaignLeaders = pgTable(
  'campaign_leaders',
  {
    campaignId: uuid('campaign_id').notNull(),
    leaderId: uuid('leader_id').notNull(),
    subjectKey: text('subject_key').notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.leaderId] })],
);

export const nominations = pgTable(
  'nominations',
  {
    campaignId: uuid('campaign_id').notNull(),
    leaderId: uuid('leader_id').notNull(),
    raterId: uuid('rater_id').notNull(),
    raterGroup: text('rater_group', { enum: ['team-members', 'peers', 'senior-leaders', 'others'] }).notNull(),
    source: text({ enum: ['org-chart', 'by-hand'] }).notNull(),
    /** Was it HR who added them, to a leader whom an open campaign was about already? */
    addedLater: boolean('added_later').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.leaderId, table.raterId] })],
);

export const campaignLabels = pgTable(
  'campaign_labels',
  {
    campaignId: uuid('campaign_id').notNull(),
    subjectKey: text('subject_key').notNull(),
    label: text().notNull(),
    invited: smallint().notNull(),
    identified: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.subjectKey, table.label] })],
);

/** Reminders of a campaign that have gone into the outbox. */
export const campaignReminders = pgTable(
  'campaign_reminders',
  { campaignId: uuid('campaign_id').notNull(), reminder: text({ enum: ['half-way', 'last-days'] }).notNull() },
  (table) => [primaryKey({ columns: [table.campaignId, table.reminder] })],
);
