import {
  boolean,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

/** Work that is left of a tally. */
export const tallyParts = pgTable(
  'tally_parts',
  {
    campaignId: uuid('campaign_id').notNull(),
    part: integer().notNull(),
    subjectKeys: text('subject_keys').array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.part] })],
);

/** Leaders about whom something in the answers could not be counted. The API may read of whom, and whether it is over. */
export const uncountedLeaders = pgTable(
  'uncounted_leaders',
  {
    campaignId: uuid('campaign_id').notNull(),
    subjectKey: text('subject_key').notNull(),
    code: text().notNull(),
    nextTryAt: timestamp('next_try_at', { withTimezone: true }).notNull(),
    /** When the answers were deleted, uncounted; nothing is tried again from then on. */
    givenUpAt: timestamp('given_up_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.subjectKey] })],
);

export const tallyBlocks = pgTable('tally_blocks', {
  campaignId: uuid('campaign_id').notNull(),
  subjectKey: text('subject_key').notNull(),
  round: smallint().notNull().default(1),
  block: text().notNull(),
  labels: text().array().notNull(),
  invited: integer().notNull(),
  answered: integer(),
  identified: boolean().notNull().default(false),
  /** By item: how often each answer of the scale was given, from the lowest to the highest. Null where the block is held back. */
  counts: jsonb().$type<Record<string, number[]>>(),
});

export const tallyComments = pgTable('tally_comments', {
  campaignId: uuid('campaign_id').notNull(),
  subjectKey: text('subject_key').notNull(),
  round: smallint().notNull().default(1),
  block: text().notNull(),
  promptId: text('prompt_id').notNull(),
  texts: text().array().notNull(),
  withoutText: integer('without_text').notNull(),
});

export const releases = pgTable(
  'releases',
  {
    campaignId: uuid('campaign_id').notNull(),
    subjectKey: text('subject_key').notNull(),
    /** In which round of the campaign it was made. */
    round: smallint().notNull().default(1),
    methodVersion: text('method_version').notNull(),
    schemaVersion: smallint('schema_version').notNull(),
    document: text().notNull(),
    sha256: text().notNull(),
    /** What has been published about the leader up to and with this document: `LedgerEntry` as canonical JSON. */
    ledger: text().notNull().default('{}'),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.subjectKey, table.round] })],
);

/** Between two rounds: counts of what was never shown. The tally's alone. */
export const heldBackCounts = pgTable(
  'held_back_counts',
  {
    campaignId: uuid('campaign_id').notNull(),
    subjectKey: text('subject_key').notNull(),
    counts: jsonb().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.subjectKey] })],
);

export const labelProgress = pgTable('label_progress', {
  campaignId: uuid('campaign_id').notNull(),
  subjectKey: text('subject_key').notNull(),
  label: text().notNull(),
  progress: text({ enum: ['not-yet', 'enough'] }).notNull(),
  asOf: date('as_of', { mode: 'string' }).notNull(),
});

export const campaignProgress = pgTable('campaign_progress', {
  campaignId: uuid('campaign_id').notNull(),
  asOf: date('as_of', { mode: 'string' }).notNull(),
  answered: integer().notNull(),
});
