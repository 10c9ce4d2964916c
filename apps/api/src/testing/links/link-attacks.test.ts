import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';
import { testKeys } from '../test-keys.ts';
import type { DumpedRow } from './dump-tables.ts';
import { attackLinks, searchSecrets } from './link-attacks.ts';
import { type PlayedCampaign, playLinksCampaign } from './play-links-campaign.ts';
import { attackRuns, attackTimes } from './run-attacks.ts';

let database: TestDatabase;
let played: PlayedCampaign;
beforeAll(async () => {
  database = await createTestDatabase();
  const { owner, api, mailer, tally } = database;
  const asked = { 'team-members': 10, peers: 10 };
  played = await playLinksCampaign({ owner, api, mailer, tally, keys: testKeys(), leaders: 6, asked, days: 4 });
}, 120_000);
afterAll(() => database.close());

/** What PostgreSQL has written down by itself, of all tests so far. */
async function readServerLog(): Promise<string> {
  const found = await database.owner.execute<{ path: string }>(sql`SELECT current_setting('data_directory') AS path`);
  return readFile(path.join(found.rows[0]?.path ?? '', '..', 'postgres.log'), 'utf8');
}

/** The attack on dumps to which a table was added. */
const withTable = (name: string, rows: (day: number) => DumpedRow[]): PlayedCampaign => ({
  ...played,
  dumps: played.dumps.map((dump, day) => new Map([...dump, [name, rows(day)]])),
});

/** Of each kind of things, how rare the best way is as the best of so many: a bound that needs no lot. */
const leastLikely = (of: PlayedCampaign) =>
  attackLinks(of, 0).map(({ best, order, ways }) => Math.min(best.atLeast, order.likely) * ways);

describe('the attack on links', { timeout: 120_000 }, () => {
  it('is at chance level with everything that the database and the logs hold', async () => {
    expect(played.issuedInOrder.length).toBeGreaterThan(30);
    for (const { asRareByLot } of attackLinks(played, 999)) expect(asRareByLot).toBeGreaterThan(0.0015);
    for (const { by, atLeast } of attackRuns(played))
      expect({ by, isRare: atLeast < 0.001 }).toEqual({ by, isRare: false });
    expect(attackTimes(played)).toEqual([]);
    // Something stands in each of these places; nothing in any of them is a secret.
    expect(played.jobs.length).toBeGreaterThan(0);
    const serverLog = await readServerLog();
    expect(serverLog.length).toBeGreaterThan(100);
    expect(searchSecrets(played, serverLog)).toEqual([]);
  });

  it('links nearly everybody where a table keeps, by name, the order in which ballots were issued', () => {
    const leak = withTable('leak', () =>
      played.issuedInOrder.map((id, index) => ({
        place: index,
        xmin: 0,
        xmax: 0,
        values: { id },
        text: JSON.stringify({ id }),
      })),
    );
    const [sealed] = attackLinks(leak, 99);
    expect(sealed?.best.right).toBe(sealed?.best.of);
    expect(sealed?.best.atLeast).toBeLessThan(1e-9);
    // Drawn by lot it is never so.
    expect(sealed?.asRareByLot).toBe(1 / 100);
  });

  it('finds who answered about several leaders where rows name the leader in the order in which ballots came', () => {
    const placeOf = new Map(played.raters.map((rater) => [rater.assignmentId, rater]));
    const leak = withTable('leak', () =>
      played.issuedInOrder.map((id, index) => {
        const values = { subject_key: placeOf.get(id)?.subjectKey, label: placeOf.get(id)?.label };
        return { place: index, xmin: 0, xmax: 0, values, text: JSON.stringify(values) };
      }),
    );
    const found = attackRuns(leak).find(({ by }) => by.endsWith('leak'));
    // Few people in a small campaign: how rare it is depends much on who was drawn to be asked about whom.
    expect(found?.right).toBeGreaterThan(2 * (found?.expected ?? 0));
    expect(found?.atLeast).toBeLessThan(0.01);
  });

  it('finds out when somebody answered where each visit leaves a line in the log', () => {
    const rankOf = new Map(played.issuedInOrder.map((id, index) => [id, index]));
    const apiLog = played.issuedInOrder.map(() => '{"route":"/api/v1/campaigns/:id/manifest","ms":1}\n');
    const raters = played.raters.map((rater) => {
      const from = rankOf.get(rater.assignmentId) ?? 0;
      return { ...rater, answered: rater.answered && { ...rater.answered, log: { from, to: from + 1 } } };
    });
    const [lines] = attackTimes({ ...played, raters, apiLog });
    expect(lines).toMatchObject({ right: played.issuedInOrder.length, of: played.issuedInOrder.length });
    expect(lines?.atLeast).toBeLessThan(1e-9);
  });

  it('notices a table that says on which day somebody answered', () => {
    const answered = new Map(played.raters.map((rater) => [rater.assignmentId, rater.answered?.day]));
    const leak = withTable('leak', (day) =>
      [...answered].flatMap(([id, when], index) => {
        if (when === undefined || when >= day) return [];
        return [{ place: index, xmin: 0, xmax: 0, values: { id }, text: JSON.stringify({ id }) }];
      }),
    );
    expect(Math.min(...leastLikely(leak))).toBeLessThan(0.001);
  });

  it('notices texts that are published in the order of those who were asked', () => {
    const textOf = new Map(
      played.raters.flatMap((one) => (one.answered?.texts ?? []).map((text) => [text, one.assignmentId] as const)),
    );
    const ordered = (texts: unknown): unknown =>
      Array.isArray(texts) ? texts.toSorted((a, b) => ((textOf.get(a) ?? '') < (textOf.get(b) ?? '') ? -1 : 1)) : texts;
    const leak: PlayedCampaign = {
      ...played,
      dumps: played.dumps.map((dump) => {
        const comments = dump.get('tally_comments') ?? [];
        return new Map([
          ...dump,
          [
            'tally_comments',
            comments.map((row) => ({ ...row, values: { ...row.values, texts: ordered(row.values.texts) } })),
          ],
        ]);
      }),
    };
    expect(Math.min(...leastLikely(leak))).toBeLessThan(0.001);
  });

  it('finds a secret that was left in a log or a dump', () => {
    const { secrets, apiLog } = played;
    const careless = {
      ...played,
      apiLog: [...apiLog, `sent ${secrets.texts[0]} with ${secrets.tokens[0]}`],
      jobs: [`{"to":"${secrets.addresses[0]}"}`],
    };
    expect(searchSecrets(careless, `${secrets.links[0]}`)).toEqual([
      '1 tokens in the API’s log',
      '1 texts in the API’s log',
      '1 addresses in the queue',
      '1 links in PostgreSQL’s log',
    ]);
  });
});
