import { bigint, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const auditEvents = pgTable('audit_events', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  organizationId: uuid('organization_id').notNull(),
  actorId: uuid('actor_id'),
  action: text().notNull(),
  targetKind: text('target_kind').notNull(),
  targetId: uuid('target_id'),
  details: jsonb().$type<Record<string, string | number | boolean>>().notNull().default({}),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
