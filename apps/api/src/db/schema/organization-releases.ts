import { pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';

export const leaderPlaces = pgTable(
  'leader_places',
  {
    campaignId: uuid('campaign_id').notNull(),
    subjectKey: text('subject_key').notNull(),
    department: text(),
    level: text(),
    site: text(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.subjectKey] })],
);

export const organizationReleases = pgTable('organization_releases', {
  campaignId: uuid('campaign_id').primaryKey(),
  outcome: text({ enum: ['released', 'stopped'] }).notNull(),
  methodVersion: text('method_version').notNull(),
  schemaVersion: smallint('schema_version').notNull(),
  document: text(),
  sha256: text(),
  /** Of whose releases the figures were made; null where they were stored before that was written down. */
  subjectKeys: text('subject_keys').array(),
});
