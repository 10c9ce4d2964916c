import { packAnswers, unpackAnswers } from '@heartset/ballot/protocol/answers-block';
import { fromBase64url, toHex } from '@heartset/ballot/protocol/byte-strings';
import { checkManifest } from '@heartset/ballot/protocol/check-manifest';
import { finalizeWith } from '@heartset/ballot/protocol/poprf';
import { isReceiptListed, parseReceiptList, receiptOf, tokenHash } from '@heartset/ballot/protocol/receipt';
import { answersOpener, sealingPublicKey } from '@heartset/ballot/server/sealed-answers';
import { sodiumProvider } from '@heartset/ballot/server/sodium-group';
import { type Fault, MemoryDevice, soundDevice } from '@heartset/ballot/testing/memory-device';
import type { Redeem, RedeemReply } from '@heartset/ballot/testing/memory-server';
import type { TokenScheme } from '@heartset/ballot/testing/token-scheme';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endRound } from '../../testing/campaign-rounds.ts';
import { type CampaignStage, createCampaignStage } from '../../testing/campaign-stage.ts';
import { drawToken } from '../../testing/play-device.ts';
import { type ProductBallotServer, productBallotServer } from '../../testing/product-ballot-server.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { testKeys } from '../../testing/test-keys.ts';
import { assignmentKey } from '../ballots/ballots.public.ts';
import { publishReceipts } from '../tally/publish-receipts.ts';

/**
 * What `packages/ballot` shows of the protocol's model, on the product: the real routes and PostgreSQL, several requests at the very same
 * moment, and a process that ends before its statement is committed. The devices are the model's.
 */
const devicesEach = 2;
const tabsEach = 2;
const faults = ['none', 'none', 'none', 'request-lost', 'crash-before-commit', 'reply-lost'] as const;

const place = { rater: fc.nat(6), device: fc.nat(devicesEach - 1), tab: fc.nat(tabsEach - 1) };
const move = fc.record({
  type: fc.constant('move' as const),
  ...place,
  fault: fc.constantFrom(...faults),
  answers: fc.nat(3),
});
const other = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('crash' as const), ...place }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('wipe' as const), ...place }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom('replay', 'replay-with-other-answers', 'replay-with-wrong-info', 'forge', 'foreign'),
      which: fc.nat(30),
      ...place,
    }),
  },
);
type Happening =
  | (typeof move extends fc.Arbitrary<infer M> ? M : never)
  | (typeof other extends fc.Arbitrary<infer O> ? O : never);
/** What happens at one and the same moment. */
const moment = fc.array(fc.oneof({ weight: 6, arbitrary: move }, { weight: 1, arbitrary: other }), {
  minLength: 1,
  maxLength: 5,
});
const stretch = fc.array(moment, { minLength: 10, maxLength: 25, size: 'max' });
const courses = fc.record({ before: stretch, removes: fc.option(fc.nat(6)), after: stretch, grace: stretch });

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** One campaign, with everybody's devices and whoever attacks it. */
class Course {
  readonly stage: CampaignStage;
  readonly devices: MemoryDevice[][];
  readonly removed = new Set<number>();
  /** Every receipt that anybody was ever given, and for what. */
  readonly receipts = new Map<string, Redeem>();
  readonly #server: ProductBallotServer;
  readonly #foreign: Redeem;

  constructor(stage: CampaignStage, server: ProductBallotServer, scheme: TokenScheme, foreign: Redeem) {
    this.stage = stage;
    this.#server = server;
    this.#foreign = foreign;
    this.devices = stage.assignments.map((_, rater) =>
      Array.from({ length: devicesEach }, () => new MemoryDevice(rater, this.#noting(), scheme, soundDevice)),
    );
  }

  async happen(happening: Happening): Promise<void> {
    const device = this.devices[happening.rater]?.[happening.device];
    if (!device) throw new RangeError('No such device.');
    switch (happening.type) {
      case 'move':
        return device.move(happening.tab, happening.fault satisfies Fault, this.block(happening.answers));
      case 'crash':
        return device.crash(happening.tab);
      case 'wipe':
        return device.wipe();
      default:
        await this.#attack(happening.type, happening.which, happening.rater);
    }
  }

  /** Everybody goes on, nothing is lost any more, until nobody has anything left to do. */
  async settle(): Promise<void> {
    for (let round = 0; round < 8; round += 1) {
      for (let tab = 0; tab < tabsEach; tab += 1) {
        await Promise.all(this.devices.flat().map((device) => device.move(tab, 'none', this.block(1))));
      }
    }
  }

  /** Answers that can be told from one another; 3 are none that the scale has. */
  block(number: number): Uint8Array {
    const rating = number === 3 ? 9 : number + 1;
    return packAnswers({ ratings: Object.fromEntries(this.stage.itemIds.map((id) => [id, rating])), comments: [] });
  }

  #noting() {
    return {
      assignments: this.#server.assignments,
      issue: this.#server.issue,
      redeem: async (request: Redeem, fault: 'none' | 'crash-before-commit'): Promise<RedeemReply | null> => {
        const reply = await this.#server.redeem(request, fault);
        if (reply?.receipt) this.receipts.set(reply.receipt, this.receipts.get(reply.receipt) ?? request);
        return reply;
      },
    };
  }

  async #attack(type: string, which: number, rater: number): Promise<void> {
    const { redeem } = this.#noting();
    if (type === 'foreign') return void (await redeem(this.#foreign, 'none'));
    const info = this.#server.assignments[rater]?.info ?? new Uint8Array(0);
    if (type === 'forge') {
      const token = new Uint8Array(32).fill(which);
      return void (await redeem({ info, token, output: new Uint8Array(64).fill(which), block: this.block(0) }, 'none'));
    }
    const sent = this.devices.flat().flatMap((device) => device.sent);
    const recorded = sent[which % Math.max(1, sent.length)];
    if (!recorded) return;
    const changes = {
      replay: {},
      'replay-with-other-answers': { block: this.block(2) },
      'replay-with-wrong-info': { info },
    };
    await redeem({ ...recorded, ...changes[type as keyof typeof changes] }, 'none');
  }
}

async function beginCourse(): Promise<{ course: Course; close: () => Promise<void> }> {
  const stage = await createCampaignStage(database.owner, {
    leaders: [{ raters: { peers: 3, 'team-members': 4 } }],
  });
  const other = await createCampaignStage(database.owner);
  const server = await productBallotServer(database, stage);
  const elsewhere = await productBallotServer(database, other);
  const scheme = await schemeOf(stage);
  // Issued, proved and good, for another campaign: sent as if it were of this one.
  const kept = await drawToken();
  const issued = await elsewhere.issue(0, kept.blindedElement, 'none');
  const reply = issued?.reply ?? new Uint8Array(0);
  const output = await (await schemeOf(other)).finalize(
    elsewhere.assignments[0]?.info ?? new Uint8Array(0),
    kept,
    reply,
  );
  await elsewhere.close();
  const info = server.assignments[0]?.info ?? new Uint8Array(0);
  const foreign = { info, token: kept.token, output, block: packAnswers({ ratings: {}, comments: [] }) };
  return { course: new Course(stage, server, scheme, foreign), close: () => server.close() };
}

async function schemeOf(stage: CampaignStage): Promise<TokenScheme> {
  const found = await database.owner.execute<{ document: string }>(
    sql`SELECT document FROM manifests WHERE campaign_id = ${stage.campaignId}`,
  );
  const { manifest } = await checkManifest({ manifest: found.rows[0]?.document ?? '', supplements: [] });
  const publicKey = fromBase64url(manifest.issuingKey) ?? new Uint8Array(0);
  const never = async () => {
    throw new Error('the product does this');
  };
  return {
    draw: drawToken,
    issue: never,
    verify: never,
    finalize: (info, kept, reply) => finalizeWith(sodiumProvider, publicKey, info, kept, reply),
  };
}

interface Standing {
  issued: number;
  redeemed: number;
  elements: number;
  tokens: Map<string, string>;
  keys: Set<string>;
}

async function standingOf({ stage }: Course): Promise<Standing> {
  const here = sql`campaign_id = ${stage.campaignId}`;
  const numbers = await database.owner.execute<{ issued: number; redeemed: number }>(
    sql`SELECT issued, redeemed FROM ballot_numbers WHERE ${here}`,
  );
  const issued = await database.owner.execute<{ key: string }>(
    sql`SELECT encode(assignment_key, 'hex') AS key FROM issued_ballots WHERE ${here}`,
  );
  const secretKey = await testKeys().get({ campaignId: stage.campaignId, purpose: 'sealing' });
  const open = await answersOpener({ secretKey, publicKey: await sealingPublicKey(secretKey) });
  const ballots = await database.owner.execute<{ hash: Buffer; sealed: Buffer; tokens: number }>(sql`
    SELECT token_hash AS hash, sealed, (SELECT count(*)::int FROM spent_tokens t WHERE t.campaign_id = b.campaign_id AND t.token_hash = b.token_hash) AS tokens
    FROM sealed_ballots b WHERE ${here}`);
  const tokens = new Map<string, string>();
  for (const { hash, sealed, tokens: spent } of ballots.rows) {
    if (spent !== 1) throw new Error('a ballot has no token');
    const { label, answers } = open(hash, sealed);
    tokens.set(hash.toString('hex'), `${label} ${JSON.stringify(answers)}`);
  }
  return {
    ...(numbers.rows[0] ?? { issued: 0, redeemed: 0 }),
    elements: issued.rows.length,
    tokens,
    keys: new Set(issued.rows.map(({ key }) => key)),
  };
}

/** The invariants that hold at any moment. */
async function expectSound(course: Course): Promise<void> {
  const standing = await standingOf(course);
  const { issued, redeemed, elements, tokens } = standing;
  expect(redeemed).toBeLessThanOrEqual(issued);
  expect(issued).toBeLessThanOrEqual(course.stage.assignments.length);
  expect({ issued, ballots: tokens.size }).toEqual({ issued: elements, ballots: redeemed });
  const issuedUnder = await labelsIssued(course, standing);
  for (const [label, asked] of Object.entries(issuedUnder)) {
    const counted = [...tokens.values()].filter((text) => text.startsWith(`${label} `)).length;
    expect(counted, `counted under ${label}`).toBeLessThanOrEqual(asked);
  }
  for (const [receipt, { token, block }] of course.receipts) {
    const hash = await tokenHash(token);
    expect(await receiptOf(hash)).toBe(receipt);
    // What the receipt was given for is what was counted, once.
    expect(tokens.get(toHex(hash))?.endsWith(JSON.stringify(unpackAnswers(block)))).toBe(true);
  }
  for (const { slot } of course.devices.flat()) {
    if (slot.state === 'counted') expect(course.receipts.has(slot.receipt)).toBe(true);
  }
}

async function labelsIssued({ stage }: Course, { keys }: Standing): Promise<Record<string, number>> {
  const issuing = await testKeys().get({ campaignId: stage.campaignId, purpose: 'issuing' });
  const under: Record<string, number> = {};
  for (const { assignmentId, label } of stage.assignments) {
    under[label] = (under[label] ?? 0) + (keys.has(assignmentKey(issuing, assignmentId).toString('hex')) ? 1 : 0);
  }
  return under;
}

/** After everybody has settled: whoever was issued a ballot, and still has the browser that asked, has been counted. */
async function expectNothingLost(course: Course, mayStillAsk: boolean): Promise<void> {
  const { keys } = await standingOf(course);
  const issuing = await testKeys().get({ campaignId: course.stage.campaignId, purpose: 'issuing' });
  for (const [rater, { assignmentId }] of course.stage.assignments.entries()) {
    const devices = course.devices[rater] ?? [];
    const wasIssued = keys.has(assignmentKey(issuing, assignmentId).toString('hex'));
    if (!wasIssued) {
      if (mayStillAsk) expect(course.removed.has(rater), `rater ${rater} was issued no ballot`).toBe(true);
      continue;
    }
    if (devices.some(({ wiped }) => wiped) || course.removed.has(rater)) continue;
    const states = devices.map(({ slot }) => slot.state);
    expect(states, `rater ${rater}`).toContain('counted');
  }
}

const setState = (stage: CampaignStage, state: string) =>
  database.owner.execute(sql`UPDATE campaigns SET state = ${state} WHERE id = ${stage.campaignId}`);

const seen = { counted: 0, removed: 0, elsewhere: 0, given: 0 };

async function run(drawn: {
  before: Happening[][];
  removes: number | null;
  after: Happening[][];
  grace: Happening[][];
}) {
  const { course, close } = await beginCourse();
  const live = async (moments: Happening[][]) => {
    for (const happenings of moments) {
      await Promise.all(happenings.map((happening) => course.happen(happening)));
    }
    await expectSound(course);
  };
  try {
    await live(drawn.before);
    const { removes } = drawn;
    const assignment = removes === null ? undefined : course.stage.assignments[removes];
    if (removes !== null && assignment) {
      course.removed.add(removes);
      await database.owner.execute(sql`UPDATE invitations SET removed = true WHERE id = ${assignment.invitationId}`);
    }
    await live(drawn.after);
    await course.settle();
    await expectSound(course);
    await expectNothingLost(course, true);
    await setState(course.stage, 'closing');
    await live(drawn.grace);
    await course.settle();
    await expectSound(course);
    await expectNothingLost(course, false);
    const counted = (await standingOf(course)).tokens.size;
    await expectCounted(course, counted);
    seen.counted += counted;
    seen.removed += course.removed.size;
    seen.given += course.receipts.size;
    seen.elsewhere += course.devices.flat().filter(({ slot }) => slot.state === 'elsewhere').length;
  } finally {
    await close();
  }
}

/** The tally counts what was taken and nothing else, and every receipt stands in its list. */
async function expectCounted(course: Course, many: number): Promise<void> {
  const { campaignId } = course.stage;
  await endRound(database, createTestClock(), campaignId);
  await publishReceipts(database.tally);
  const list = await database.owner.execute<{ document: string | null; outcome: string }>(
    sql`SELECT document, outcome FROM receipt_lists WHERE campaign_id = ${campaignId}`,
  );
  const [published] = list.rows;
  if (published?.document) {
    const receipts = parseReceiptList(published.document);
    for (const receipt of course.receipts.keys()) expect(await isReceiptListed(receipts, receipt)).toBe(true);
  } else {
    expect(published?.outcome).toBe('few-in-no-group');
  }
  const blocks = await database.owner.execute<{ answered: number | null }>(
    sql`SELECT answered FROM tally_blocks WHERE campaign_id = ${campaignId}`,
  );
  const shown = blocks.rows.reduce((sum, { answered }) => sum + (answered ?? 0), 0);
  expect(shown).toBeLessThanOrEqual(many);
  if (many === course.stage.assignments.length) expect(shown).toBe(many);
  for (const device of course.devices.flat()) await device.move(0, 'none', course.block(2));
  const left = await database.owner.execute(sql`SELECT 1 FROM sealed_ballots WHERE campaign_id = ${campaignId}`);
  expect(left.rows).toEqual([]);
}

describe('ballots, whatever happens at the same moment', () => {
  it('are counted once or not at all, and nothing is lost for which a receipt was given', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(fc.asyncProperty(courses, run), {
      numRuns: 8,
      endOnFailure: true,
    });
    // It was tried where it matters.
    expect(seen.counted).toBeGreaterThan(20);
    expect(seen.elsewhere).toBeGreaterThan(2);
    expect(seen.removed).toBeGreaterThan(0);
  });
});
