import type { DirectoryMapping } from '@heartset/model/api/directory-imports';
import { integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const directoryImports = pgTable('directory_imports', {
  id: uuid().primaryKey().defaultRandom(),
  organizationId: uuid('organization_id').notNull(),
  createdBy: uuid('created_by').notNull(),
  fileName: text('file_name').notNull(),
  columns: jsonb().$type<string[]>().notNull(),
  mapping: jsonb().$type<DirectoryMapping>().notNull(),
  rows: jsonb().$type<{ line: number; cells: string[] }[]>().notNull(),
  rowCount: integer('row_count').notNull(),
  state: text({ enum: ['uploaded', 'applied'] })
    .notNull()
    .default('uploaded'),
  result: jsonb().$type<{ added: number; changed: number; unchanged: number; leftOut: number }>(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
