import { boolean, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const people = pgTable('people', {
  id: uuid().primaryKey().defaultRandom(),
  organizationId: uuid('organization_id').notNull(),
  externalId: text('external_id'),
  givenName: text('given_name').notNull(),
  familyName: text('family_name').notNull(),
  email: text().notNull(),
  title: text(),
  department: text(),
  site: text(),
  careerLevel: text('career_level', { enum: ['emerging', 'mid-level', 'senior'] }),
  locale: text(),
  managerId: uuid('manager_id'),
  inDirectory: boolean('in_directory').notNull().default(true),
  /** Mail to this address has come back. Which, and when, is not kept; another address begins without. */
  mailReturned: boolean('mail_returned').notNull().default(false),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});

export const personRoles = pgTable(
  'person_roles',
  { personId: uuid('person_id').notNull(), role: text({ enum: ['hr', 'leader', 'coach'] }).notNull() },
  (table) => [primaryKey({ columns: [table.personId, table.role] })],
);
