import { pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './bytes.ts';

export const signInRequests = pgTable('sign_in_requests', {
  id: uuid().primaryKey().defaultRandom(),
  personId: uuid('person_id').notNull(),
  browserHash: bytes('browser_hash').notNull(),
  linkHash: bytes('link_hash'),
  codeHash: bytes('code_hash'),
  attempts: smallint().notNull().default(0),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  usedAt: timestamp('used_at', { withTimezone: true }),
});

export const sessions = pgTable('sessions', {
  id: uuid().primaryKey().defaultRandom(),
  personId: uuid('person_id').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  revokedAt: timestamp('revoked_at', { withTimezone: true }),
  revokedBecause: text('revoked_because', {
    enum: ['signed-out', 'signed-out-everywhere', 'token-reused', 'address-changed'],
  }),
});

export const refreshTokens = pgTable('refresh_tokens', {
  tokenHash: bytes('token_hash').primaryKey(),
  sessionId: uuid('session_id').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  replacedAt: timestamp('replaced_at', { withTimezone: true }),
});
