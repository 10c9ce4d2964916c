import { unpackAnswers } from '@heartset/ballot/protocol/answers-block';
import { ballotInfo } from '@heartset/ballot/protocol/ballot-info';
import { sameBytes, sha256, toBase64url, toHex } from '@heartset/ballot/protocol/byte-strings';
import { manifestText } from '@heartset/ballot/protocol/manifest';
import type { PoprfServer } from '@heartset/ballot/protocol/poprf';
import { receiptOf, tokenHash } from '@heartset/ballot/protocol/receipt';
import { readRedeem, redeemBodyBytes } from '@heartset/ballot/protocol/redeem-body';
import { decideIssue } from '@heartset/ballot/server/decide-issue';
import { decideRedeem } from '@heartset/ballot/server/decide-redeem';
import { nobleServer } from '@heartset/ballot/testing/noble-server';
import type { AnswerSheetOnWire } from '@heartset/model/api/answers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../../lib/device-store.ts';
import { RaterApiError } from '../../lib/rater-api.ts';
import type { BallotCrypto } from './ballot-crypto.ts';
import { type BallotOperation, BallotWorkError, type InputOf, type OutputOf } from './ballot-messages.ts';
import { answerBallotRequest } from './ballot-work.ts';
import { deviceKeys, manifestKey } from './device-keys.ts';
import { forgetAnswers, readKeptBallot, throwAwayOldAnswers } from './kept-ballot.ts';
import { retryDelay } from './retry-delay.ts';
import { resumeSending, type SendTools, sendAnswers } from './send-answers.ts';

const campaignId = '6f9619ff-8b86-4d01-b42d-00c04fc964ff';
const about = { campaignId, subjectKey: 'leader-one', label: 'peers' };
const sending = { assignmentId: 'a-1', leaderName: 'Ada', ...about };
const answers: AnswerSheetOnWire = { ratings: { coaching: 4 }, comments: [] };
const keys = deviceKeys('a-1');
const info = ballotInfo({ campaign: campaignId, leader: 'leader-one', label: 'peers' });

let issuer: PoprfServer;
let strangers: PoprfServer;
let published: { manifest: string; supplements: string[] };
beforeAll(async () => {
  [issuer, strangers] = await Promise.all([nobleServer(), nobleServer()]);
  published = { manifest: manifestOf(issuer.publicKey), supplements: [] };
});

function manifestOf(issuingKey: Uint8Array, minimumGroupSize = 3): string {
  return manifestText({
    format: 'heartset/manifest/v1',
    campaign: campaignId,
    minimumGroupSize,
    identifiedLabels: [],
    readers: ['leader'],
    furtherRound: false,
    issuingKey: toBase64url(issuingKey),
    sealingKey: toBase64url(new Uint8Array(32).fill(2)),
    leaders: [{ leader: 'leader-one', labels: [{ label: 'peers', invited: 5 }] }],
  });
}

/** The same arithmetic as in the worker, on the spot. */
const crypto: Pick<BallotCrypto, 'ask'> = {
  ask: async <Name extends BallotOperation>(operation: Name, input: InputOf<Name>) => {
    const reply = await answerBallotRequest({ id: 1, operation, input } as never);
    if (!reply.ok) throw new BallotWorkError(reply.code);
    return reply.output as OutputOf<Name>;
  },
};

/** The steps with tokens that need no arithmetic: for hundreds of runs, where what is lost on the way matters. */
const swiftCrypto: Pick<BallotCrypto, 'ask'> = {
  ask: async <Name extends BallotOperation>(operation: Name, input: InputOf<Name>) => {
    const token = globalThis.crypto.getRandomValues(new Uint8Array(32));
    const swift: Partial<{ [Each in BallotOperation]: OutputOf<Each> }> = {
      draw: { token, blind: token, blindedElement: token.map((byte) => byte ^ 255) },
      check: 'head',
      prove: { info, output: new Uint8Array(64) },
    };
    return (swift[operation] as OutputOf<Name> | undefined) ?? crypto.ask(operation, input);
  },
};

type Ended = 'campaign-ended' | 'between-rounds';
type Faults = { lostRequests?: number[]; lostReplies?: number[]; swift?: boolean };

/** A server with the contract's behaviour: one ballot an assignment, one sheet a ballot, the same again is the same. */
function serverOf({ lostRequests = [], lostReplies = [], swift = false }: Faults = {}) {
  const state = {
    issuedElement: null as Uint8Array | null,
    spentDigest: null as Uint8Array | null,
    counted: [] as ReturnType<typeof unpackAnswers>[],
    bodies: [] as Uint8Array[],
    calls: 0,
    ended: null as Ended | null,
    refuses: null as string | null,
  };
  const fault = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    state.calls += 1;
    const call = state.calls;
    if (lostRequests.includes(call)) throw new RaterApiError('unreachable', 0, null);
    if (state.ended) throw new RaterApiError(state.ended, state.ended === 'between-rounds' ? 409 : 410, null);
    const result = await work();
    if (lostReplies.includes(call)) throw new RaterApiError('unreachable', 0, null);
    return result;
  };
  return {
    state,
    readManifest: async () => published,
    issueBallot: (_assignmentId: string, element: Uint8Array) =>
      fault(async () => {
        const hash = await sha256(element);
        const { issuedElement } = state;
        const decision = decideIssue({ phase: 'collecting', removed: false, issuedElement }, hash);
        if (decision === 'other') throw new RaterApiError('continue-where-you-began', 409, null);
        state.issuedElement = hash;
        return swift ? new Uint8Array(96) : issuer.evaluate(info, element);
      }),
    redeemBallot: (bytes: Uint8Array) =>
      fault(async () => {
        state.bodies.push(bytes);
        const body = readRedeem(bytes);
        if (!body) throw new RaterApiError('input-invalid', 400, null);
        const verified = swift || sameBytes(await issuer.output(body.info, body.token), body.output);
        if (state.refuses !== null) throw new RaterApiError(state.refuses, 422, 'r-1');
        const digest = await sha256(body.block);
        const { spentDigest } = state;
        const redeemed = state.counted.length;
        const decision = decideRedeem({ phase: 'collecting', verified, spentDigest, issued: 1, redeemed }, digest);
        if (decision === 'other') throw new RaterApiError('answers-differ', 409, null);
        if (decision !== 'first' && decision !== 'same') throw new RaterApiError('ballot-unknown', 404, null);
        if (decision === 'first') state.counted.push(unpackAnswers(body.block));
        state.spentDigest = digest;
        return receiptOf(await tokenHash(body.token));
      }),
  };
}

function toolsOf(server: ReturnType<typeof serverOf>, store = memoryStore()): SendTools {
  return {
    store,
    crypto,
    readManifest: server.readManifest,
    issueBallot: server.issueBallot,
    redeemBallot: server.redeemBallot,
    lock: (_assignmentId, work) => work(),
    wait: async () => undefined,
    random: () => 0.5,
    today: () => '2026-03-02',
  };
}

describe('sending', () => {
  it('is counted once, and leaves nothing on the device but its receipt', async () => {
    const server = serverOf();
    const tools = toolsOf(server);
    await tools.store.put(keys.draft, { anything: true });
    expect(await sendAnswers(sending, answers, tools)).toBe('counted');
    expect(server.state.counted).toEqual([answers]);
    expect((await tools.store.keys('')).sort()).toEqual([keys.ballot, manifestKey(campaignId)].sort());
    const kept = await readKeptBallot(tools.store, 'a-1');
    expect(kept).toEqual({
      about,
      leaderName: 'Ada',
      answers: null,
      info: null,
      slot: { state: 'counted', receipt: expect.stringMatching(/^\w{5}-\w{5}-\w{4}$/) },
      savedOn: '2026-03-02',
    });
    expect(await sendAnswers(sending, { ratings: {}, comments: [] }, tools)).toBe('counted');
    expect(server.state.bodies).toHaveLength(1);
  });

  it('sends bodies of one size, however much was written', async () => {
    for (const text of ['', 'Thank you.', 'ä'.repeat(2000)]) {
      const server = serverOf();
      const comments = text === '' ? [] : [{ promptId: 'p-1', text, mode: 'as-written' as const }];
      expect(await sendAnswers(sending, { ...answers, comments }, toolsOf(server))).toBe('counted');
      expect(server.state.bodies.map(({ length }) => length)).toEqual([redeemBodyBytes]);
    }
  });

  it('counts once whatever is lost on the way, over as many visits as it takes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 20 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 20 }),
        async (lostRequests, lostReplies) => {
          const server = serverOf({ lostRequests, lostReplies, swift: true });
          const tools: SendTools = { ...toolsOf(server), crypto: swiftCrypto };
          let outcome = await sendAnswers(sending, answers, tools);
          for (let visit = 0; (outcome === 'unreached' || outcome === 'not-sent') && visit < 20; visit += 1) {
            // Between the visits the rater has changed an answer: what is on its way must not change with it.
            outcome = await sendAnswers(sending, { ratings: { coaching: 1 + (visit % 5) }, comments: [] }, tools);
          }
          expect(outcome).toBe('counted');
          expect(server.state.counted).toHaveLength(1);
          expect(new Set(server.state.bodies.map(toHex)).size).toBe(1);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('shows the server no token while signed in, and nothing that it saw then when it redeems', async () => {
    const server = serverOf({ lostRequests: [2, 3, 4, 5, 6, 7] });
    const tools = toolsOf(server);
    const shown: Uint8Array[] = [];
    const watched: SendTools = {
      ...tools,
      issueBallot: async (assignmentId, element) => {
        const reply = await tools.issueBallot(assignmentId, element);
        shown.push(element, reply);
        return reply;
      },
    };
    expect(await sendAnswers(sending, answers, watched)).toBe('unreached');
    expect(await resumeSending('a-1', watched)).toBe('counted');
    const body = readRedeem(server.state.bodies[0] ?? new Uint8Array(0));
    const wholly = toHex(server.state.bodies[0] ?? new Uint8Array(0));
    expect(shown.map(({ length }) => length)).toEqual([32, 96]);
    for (const bytes of shown) {
      expect(sameBytes(bytes, body?.token ?? new Uint8Array(0))).toBe(false);
      for (let place = 0; place < bytes.length; place += 32) {
        expect(wholly).not.toContain(toHex(bytes.subarray(place, place + 32)));
      }
    }
  });

  it('lets answers change until they have left the device', async () => {
    const server = serverOf({ lostRequests: [1, 2, 3, 4, 5, 6] });
    const tools = toolsOf(server);
    expect(await sendAnswers(sending, answers, tools)).toBe('not-sent');
    expect(await sendAnswers(sending, { ratings: { coaching: 1 }, comments: [] }, tools)).toBe('counted');
    expect(server.state.counted).toEqual([{ ratings: { coaching: 1 }, comments: [] }]);
  });

  it('says so when another device began, and keeps the draft', async () => {
    const server = serverOf();
    expect(await sendAnswers(sending, answers, toolsOf(server))).toBe('counted');
    const elsewhere = toolsOf(server);
    await elsewhere.store.put(keys.draft, { anything: true });
    expect(await sendAnswers(sending, answers, elsewhere)).toBe('begun-elsewhere');
    expect(await elsewhere.store.get(keys.draft)).toEqual({ anything: true });
    expect((await readKeptBallot(elsewhere.store, 'a-1'))?.slot).toEqual({ state: 'elsewhere' });
    expect(server.state.counted).toHaveLength(1);
  });

  it('says so when a copy of this browser has sent other answers', async () => {
    const server = serverOf();
    const tools = toolsOf(server);
    server.state.ended = 'between-rounds';
    await sendAnswers(sending, answers, tools);
    const copy = toolsOf(server);
    for (const key of await tools.store.keys('')) await copy.store.put(key, await tools.store.get(key));
    server.state.ended = null;
    expect(await sendAnswers(sending, answers, tools)).toBe('counted');
    expect(await sendAnswers(sending, { ratings: { coaching: 2 }, comments: [] }, copy)).toBe('other-counted');
    expect(server.state.counted).toEqual([answers]);
  });

  it('says so when it came too late', async () => {
    const server = serverOf();
    server.state.ended = 'campaign-ended';
    const tools = toolsOf(server);
    await tools.store.put(keys.draft, { anything: true });
    expect(await sendAnswers(sending, answers, tools)).toBe('ended');
    expect(await tools.store.keys('')).toEqual([manifestKey(campaignId)]);
  });

  it('keeps what came too late for one round, and is counted in the next', async () => {
    const server = serverOf({ lostRequests: [2, 3, 4, 5, 6, 7] });
    const tools = toolsOf(server);
    expect(await sendAnswers(sending, answers, tools)).toBe('unreached');
    server.state.ended = 'between-rounds';
    expect(await resumeSending('a-1', tools)).toBe('between-rounds');
    server.state.ended = null;
    expect(await resumeSending('a-1', tools)).toBe('counted');
    expect(server.state.counted).toHaveLength(1);
  });

  it('goes on without the questions with what was sent off, and does nothing without', async () => {
    const server = serverOf({ lostRequests: [1, 2, 3, 4, 5, 6] });
    const tools = toolsOf(server);
    expect(await resumeSending('a-1', tools)).toBe('nothing-to-send');
    expect(await sendAnswers(sending, answers, tools)).toBe('not-sent');
    expect(await resumeSending('a-1', tools)).toBe('counted');
    expect(server.state.counted).toEqual([answers]);
  });

  it('lets the answers be changed when the server refused them, with the same ballot', async () => {
    const server = serverOf();
    const tools = toolsOf(server);
    server.state.refuses = 'answers-invalid';
    expect(await sendAnswers(sending, answers, tools)).toBe('refused');
    expect(await resumeSending('a-1', tools)).toBe('nothing-to-send');
    server.state.refuses = null;
    expect(await sendAnswers(sending, { ratings: { coaching: 1 }, comments: [] }, tools)).toBe('counted');
    expect(server.state.counted).toEqual([{ ratings: { coaching: 1 }, comments: [] }]);
  });

  it('goes on after a worker that could not be loaded', async () => {
    const server = serverOf();
    let failures = 3;
    const shaky: Pick<BallotCrypto, 'ask'> = {
      ask: async (operation, input) => {
        failures -= 1;
        if (failures >= 0) throw new BallotWorkError('worker-unavailable');
        return crypto.ask(operation, input);
      },
    };
    expect(await sendAnswers(sending, answers, { ...toolsOf(server), crypto: shaky })).toBe('counted');
  });

  it('waits as long as the server asks for', async () => {
    const server = serverOf();
    const waits: number[] = [];
    let busy = true;
    const tools: SendTools = {
      ...toolsOf(server),
      wait: async (milliseconds) => void waits.push(milliseconds),
      redeemBallot: async (body) => {
        if (busy) {
          busy = false;
          throw new RaterApiError('too-many-requests', 429, null, 2000);
        }
        return server.redeemBallot(body);
      },
    };
    expect(await sendAnswers(sending, answers, tools)).toBe('counted');
    expect(waits).toEqual([2000]);
  });
});

describe('what is kept on the device', () => {
  it('goes when somebody deletes it, but for what may have arrived; the ballot stays good', async () => {
    const server = serverOf({ lostRequests: [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13] });
    const tools = toolsOf(server);
    expect(await sendAnswers(sending, answers, tools)).toBe('not-sent');
    await forgetAnswers(tools.store, 'a-1');
    expect(await resumeSending('a-1', tools)).toBe('nothing-to-send');
    expect(await sendAnswers(sending, answers, tools)).toBe('unreached');
    await forgetAnswers(tools.store, 'a-1');
    expect(await resumeSending('a-1', tools)).toBe('counted');
    await forgetAnswers(tools.store, 'a-1');
    expect(await tools.store.keys('ballot:')).toEqual([]);
  });

  it('goes when nobody can wait for it any more, but for receipts', async () => {
    const unsent = toolsOf(serverOf({ lostRequests: [1, 2, 3, 4, 5, 6] }));
    const sent = toolsOf(serverOf());
    for (const tools of [unsent, sent]) {
      await sendAnswers(sending, answers, tools);
      await throwAwayOldAnswers(tools.store, '2026-08-29');
      expect(await readKeptBallot(tools.store, 'a-1')).not.toBeNull();
      await throwAwayOldAnswers(tools.store, '2026-08-30');
    }
    expect(await readKeptBallot(unsent.store, 'a-1')).toBeNull();
    expect((await readKeptBallot(sent.store, 'a-1'))?.slot.state).toBe('counted');
  });
});

describe('a server that is not honest', () => {
  it('gets nothing from a device when it answers with another key than the one it published', async () => {
    const server = serverOf();
    const tools: SendTools = {
      ...toolsOf(server),
      issueBallot: (_assignmentId, element) => strangers.evaluate(info, element),
    };
    expect(await sendAnswers(sending, answers, tools)).toBe('not-trusted');
    expect(server.state.bodies).toEqual([]);
    expect(await sendAnswers(sending, answers, toolsOf(server, tools.store))).toBe('counted');
  });

  it('is asked for nothing when it publishes something else than before, or nothing about this leader', async () => {
    const server = serverOf();
    const tools = toolsOf(server);
    server.state.ended = 'between-rounds';
    await sendAnswers(sending, answers, tools);
    server.state.ended = null;
    const calls = server.state.calls;
    const changed = { manifest: manifestOf(new Uint8Array(32).fill(7), 4), supplements: [] };
    const lying: SendTools = { ...tools, readManifest: async () => changed };
    expect(await sendAnswers(sending, answers, lying)).toBe('not-trusted');
    const silent = { ...sending, assignmentId: 'a-2', subjectKey: 'leader-two' };
    expect(await sendAnswers(silent, answers, tools)).toBe('not-trusted');
    expect(server.state.calls).toBe(calls);
  });

  it('is not believed when its receipt is not the one of this ballot', async () => {
    const server = serverOf();
    const tools: SendTools = {
      ...toolsOf(server),
      redeemBallot: async (body) => {
        await server.redeemBallot(body);
        return 'AGXZB-PEAWB-QZCJ';
      },
    };
    expect(await sendAnswers(sending, answers, tools)).toBe('not-taken');
    expect((await readKeptBallot(tools.store, 'a-1'))?.slot.state).toBe('sending');
    expect(await resumeSending('a-1', toolsOf(server, tools.store))).toBe('counted');
  });
});

describe('the wait between tries', () => {
  it('doubles, is bounded and ends', () => {
    expect([1, 2, 3, 4, 5].map((tried) => retryDelay(tried, 1))).toEqual([600, 1200, 2400, 4800, 9600]);
    expect(retryDelay(1, 0)).toBe(300);
    expect(retryDelay(6, 0)).toBeNull();
  });
});
