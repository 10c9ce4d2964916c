import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AnswerSheet } from '@heartset/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishReceipts } from '../../modules/tally/publish-receipts.ts';
import { endRound } from '../campaign-rounds.ts';
import {
  type CampaignStage,
  createCampaignStage,
  noteIssuedAs,
  redeemAs,
  type StageAssignment,
} from '../campaign-stage.ts';
import { createTestClock } from '../test-app.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';
import { type Dump, dumpTables } from './dump-tables.ts';
import { attackLinks } from './link-attacks.ts';
import type { PlayedCampaign, PlayedRater } from './play-links-campaign.ts';

/** A thousand people, each asked about one leader, who answer in an order of their own: one after the other, the easiest to match. */
const leaders = 40;
const asked = { 'team-members': 15, peers: 10 } as const;

let database: TestDatabase;
let stage: CampaignStage;
let played: PlayedCampaign;
/** Every comment begins with it. */
const marker = `remark ${randomBytes(8).toString('hex')}`;
/** In how many files it stood before the tally, and after it. */
const onDisk: number[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  stage = await createCampaignStage(database.owner, {
    leaders: Array.from({ length: leaders }, () => ({ raters: asked })),
  });
  const raters = stage.assignments.map(
    (assignment): PlayedRater => ({
      ...assignment,
      names: [assignment.assignmentId, assignment.invitationId, assignment.raterId],
      answered: null,
    }),
  );
  const dumps: Dump[] = [await dumpTables(database.owner)];
  const order = raters.map((rater) => ({ rater, at: randomBytes(6).readUIntBE(0, 6) })).sort((a, b) => a.at - b.at);
  for (const { rater } of order) rater.answered = await answer(rater);
  dumps.push(await dumpTables(database.owner));
  onDisk.push(await countOnDisk(marker));
  await endRound(database, createTestClock(), stage.campaignId);
  await publishReceipts(database.tally);
  onDisk.push(await countOnDisk(marker));
  dumps.push(await dumpTables(database.owner));
  played = {
    campaignId: stage.campaignId,
    raters,
    dumps,
    apiLog: [],
    jobs: [],
    tallyLog: [],
    secrets: { links: [], tokens: [], texts: [], receipts: [], keys: [], addresses: [] },
    issuedInOrder: order.map(({ rater }) => rater.assignmentId),
  };
}, 300_000);
afterAll(() => database.close());

async function answer(assignment: StageAssignment): Promise<PlayedRater['answered']> {
  const texts = stage.promptIds.map(() => `${marker} ${randomBytes(9).toString('hex')}`);
  const sheet: AnswerSheet = {
    ratings: Object.fromEntries(stage.itemIds.map((id) => [id, 1 + ((randomBytes(1)[0] ?? 0) % 5)])),
    comments: stage.promptIds.map((promptId, index) => ({
      promptId,
      text: texts[index] ?? '',
      mode: 'as-written' as const,
    })),
  };
  const token = { hash: randomBytes(32), digest: randomBytes(32) };
  await noteIssuedAs(database.api, assignment);
  const decision = await redeemAs(database.api, stage, assignment, sheet, token);
  if (decision !== 'first') throw new Error(`the answer was not taken: ${decision}`);
  return { day: 0, tokenHash: token.hash.toString('hex'), texts, log: { from: 0, to: 0 } };
}

/** Looks into the files that a copy of the database's disk would have: its tables, with what was deleted, and the write-ahead log. */
async function countOnDisk(words: string): Promise<number> {
  await database.owner.execute(sql`CHECKPOINT`);
  const found = await database.owner.execute<{ folder: string; oid: string }>(
    sql`SELECT current_setting('data_directory') AS folder, oid::text FROM pg_database WHERE datname = current_database()`,
  );
  const { folder = '', oid = '' } = found.rows[0] ?? {};
  let files = 0;
  for (const part of [path.join(folder, 'base', oid), path.join(folder, 'pg_wal')]) {
    for (const entry of await readdir(part, { withFileTypes: true })) {
      if (entry.isFile() && (await readFile(path.join(part, entry.name))).includes(words)) files += 1;
    }
  }
  return files;
}

const rowsOf = (dump: Dump | undefined, table: string) => dump?.get(table) ?? [];

describe('a thousand answers', { timeout: 120_000 }, () => {
  it('cannot be matched with people: not by place, transaction or order, before the tally nor after it', () => {
    expect(played.issuedInOrder).toHaveLength(1000);
    const results = attackLinks(played, 0);
    expect(results.map(({ things }) => things)).toEqual([
      'sealed answers',
      expect.stringContaining('published texts'),
      expect.stringContaining('published texts'),
    ]);
    for (const { things, best, order, ways } of results) {
      expect(ways).toBeGreaterThan(50);
      const likely = Math.min(1, Math.min(best.atLeast, order.likely) * ways);
      expect({ things, isRare: likely < 0.001 }).toEqual({ things, isRare: false });
    }
  });

  it('share no transaction with a row that names somebody', () => {
    const [opened, before] = played.dumps;
    const names = new Set(played.raters.flatMap((rater) => rater.names));
    const named = [...(before ?? [])].flatMap(([table, rows]) =>
      rows
        .filter(({ text }) => (text.match(/[\w-]{36}/g) ?? []).some((word) => names.has(word)))
        .flatMap(({ xmin, xmax }) => [xmin, xmax].map((transaction) => ({ table, transaction }))),
    );
    const ofAnswers = new Set(
      ['spent_tokens', 'sealed_ballots', 'issued_ballots'].flatMap((table) =>
        rowsOf(before, table).flatMap(({ xmin, xmax }) => [xmin, xmax]),
      ),
    );
    ofAnswers.delete(0);
    expect(ofAnswers.size).toBeGreaterThan(1999);
    expect(named.length).toBeGreaterThan(4000);
    expect(named.filter(({ transaction }) => ofAnswers.has(transaction))).toEqual([]);
    // Nor was any such row touched while people answered.
    for (const table of ['people', 'nominations', 'invitations', 'assignments', 'outbox_mails', 'audit_events']) {
      expect(rowsOf(before, table), table).toEqual(rowsOf(opened, table));
    }
  });

  it('are ciphertext before the tally, and gone after it', () => {
    const [, before, after] = played.dumps;
    const everything = [...(before ?? [])].flatMap(([, rows]) => rows.map(({ text }) => text)).join('\n');
    const texts = played.raters.flatMap((rater) => rater.answered?.texts ?? []);
    expect(texts).toHaveLength(2000);
    expect(texts.filter((text) => everything.includes(text))).toEqual([]);
    // Nor on the disk; once they are counted, and published, they are there.
    expect(onDisk[0]).toBe(0);
    expect(onDisk[1]).toBeGreaterThan(0);
    expect(rowsOf(before, 'sealed_ballots')).toHaveLength(1000);
    expect(new Set(rowsOf(before, 'sealed_ballots').map(({ text }) => text.length)).size).toBe(1);
    for (const table of [
      'sealed_ballots',
      'spent_tokens',
      'counted_tokens',
      'issued_ballots',
      'ballot_numbers',
      'drafts',
    ]) {
      expect(rowsOf(after, table), table).toEqual([]);
    }
    // What is left has as many rows as there are blocks and prompts, whoever and however many have answered.
    const blocks = leaders * Object.keys(asked).length;
    expect(rowsOf(after, 'tally_blocks')).toHaveLength(blocks);
    expect(rowsOf(after, 'tally_comments')).toHaveLength(blocks * stage.promptIds.length);
  });
});
