import { boolean, date, integer, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './bytes.ts';

export const tallyRuns = pgTable('tally_runs', {
  campaignId: uuid('campaign_id').primaryKey(),
  seed: bytes().notNull(),
});

export const tallyBlocks = pgTable('tally_blocks', {
  campaignId: uuid('campaign_id').notNull(),
  subjectKey: text('subject_key').notNull(),
  block: text().notNull(),
  labels: text().array().notNull(),
  invited: smallint().notNull(),
  answered: smallint(),
  identified: boolean().notNull().default(false),
});

export const tallyCounts = pgTable('tally_counts', {
  campaignId: uuid('campaign_id').notNull(),
  subjectKey: text('subject_key').notNull(),
  block: text().notNull(),
  itemId: text('item_id').notNull(),
  counts: integer().array().notNull(),
});

export const tallyComments = pgTable('tally_comments', {
  campaignId: uuid('campaign_id').notNull(),
  subjectKey: text('subject_key').notNull(),
  block: text().notNull(),
  promptId: text('prompt_id').notNull(),
  texts: text().array().notNull(),
  withoutText: smallint('without_text').notNull(),
});

export const releases = pgTable(
  'releases',
  {
    campaignId: uuid('campaign_id').notNull(),
    subjectKey: text('subject_key').notNull(),
    methodVersion: text('method_version').notNull(),
    schemaVersion: smallint('schema_version').notNull(),
    document: text().notNull(),
    sha256: text().notNull(),
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
