import { boolean, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './bytes.ts';

/** What a campaign promised, as published: 0 is the manifest, then its supplements. Never changed. */
export const manifests = pgTable(
  'manifests',
  {
    campaignId: uuid('campaign_id').notNull(),
    number: integer().notNull(),
    document: text().notNull(),
    sha256: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.number] })],
);

/** To which assignments a ballot was issued. Written by `issue_ballot` alone; it goes with the tally. */
export const issuedBallots = pgTable(
  'issued_ballots',
  {
    campaignId: uuid('campaign_id').notNull(),
    /** From `assignmentKey`: nobody can tell whose it is without the campaign's issuing key. */
    assignmentKey: bytes('assignment_key').notNull(),
    /** SHA-256 of the blinded element that was evaluated. */
    element: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.assignmentKey] })],
);

/** Campaign-wide: how many ballots were issued and redeemed. The tally's; the API reaches it through two functions. */
export const ballotNumbers = pgTable('ballot_numbers', {
  campaignId: uuid('campaign_id').primaryKey(),
  issued: integer().notNull().default(0),
  redeemed: integer().notNull().default(0),
  /** How many are asked, as last counted: no more are issued. */
  asked: integer().notNull().default(0),
});

/** Tokens that were redeemed. The tally's; the API reaches it through `redeem_ballot`. */
export const spentTokens = pgTable(
  'spent_tokens',
  {
    campaignId: uuid('campaign_id').notNull(),
    tokenHash: bytes('token_hash').notNull(),
    digest: bytes().notNull(),
    /** Leader and label, sealed (`placeSealer`); null once it was counted. */
    place: bytes(),
    /** Its answers are in a tally; kept only where a further round may come. */
    counted: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.tokenHash] })],
);

/** Tokens whose answers were counted, until the receipts are published. The tally's. */
export const countedTokens = pgTable(
  'counted_tokens',
  { campaignId: uuid('campaign_id').notNull(), tokenHash: bytes('token_hash').notNull() },
  (table) => [primaryKey({ columns: [table.campaignId, table.tokenHash] })],
);

/** What a campaign publishes about receipts: their list, or why there is none. Never changed. */
export const receiptLists = pgTable('receipt_lists', {
  campaignId: uuid('campaign_id').primaryKey(),
  outcome: text({ enum: ['published', 'few-in-no-group', 'asked-again'] }).notNull(),
  /** The canonical text of the list. */
  document: text(),
  sha256: text(),
});

/** Which keys of a campaign are gone for good, and since when. */
export const destroyedKeys = pgTable(
  'destroyed_keys',
  {
    campaignId: uuid('campaign_id').notNull(),
    purpose: text({ enum: ['issuing', 'sealing', 'comment-order'] }).notNull(),
    destroyedAt: timestamp('destroyed_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.purpose] })],
);

/** How the keys stand of campaigns that still need them, by the sweep's last look into the key store. */
export const campaignKeys = pgTable('campaign_keys', {
  campaignId: uuid('campaign_id').primaryKey(),
  /** Which purposes' keys cannot be used. */
  lost: text().array().notNull().default([]),
  lostSince: timestamp('lost_since', { withTimezone: true }),
  /** When the newest backup was made that holds all of them; null when there is none. */
  backedUpAt: timestamp('backed_up_at', { withTimezone: true }),
});

/** Sealed answers. The tally's; the API reaches it through `redeem_ballot`. */
export const sealedBallots = pgTable(
  'sealed_ballots',
  {
    campaignId: uuid('campaign_id').notNull(),
    /** The token that it came with. */
    tokenHash: bytes('token_hash').notNull(),
    sealed: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.tokenHash] })],
);
