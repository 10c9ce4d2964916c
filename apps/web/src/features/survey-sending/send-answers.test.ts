import type { RedeemAnswers } from '@heartset/model/api/answers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../lib/device-store.ts';
import { RaterApiError } from '../../lib/rater-api.ts';
import { drawTicket, hashTicket } from '../../lib/ticket.ts';
import { deviceKeys } from './device-keys.ts';
import { bodySizes } from './pad-body.ts';
import { retryDelay } from './retry-delay.ts';
import { resumeSending, type SendTools, sendAnswers } from './send-answers.ts';

const sending = { assignmentId: 'a-1', leaderName: 'Ada', campaignId: 'c-1', subjectKey: 's-1', label: 'peers' };
const answers = { ratings: { coaching: 4 }, comments: [] };
const keys = deviceKeys('a-1');

type Ended = 'campaign-ended' | 'between-rounds';

/** A server with the contract's behaviour: one ticket an assignment, one sheet a ticket, the same again is the same. */
function serverOf(faults: { lostRequests?: number[]; lostReplies?: number[] } = {}) {
  const state = { ticketHash: '', sheet: '', counted: 0, calls: 0, ended: null as Ended | null };
  const fault = async (work: () => void | Promise<void>) => {
    state.calls += 1;
    if (faults.lostRequests?.includes(state.calls)) throw new RaterApiError('unreachable', 0, null);
    await work();
    if (faults.lostReplies?.includes(state.calls)) throw new RaterApiError('unreachable', 0, null);
  };
  return {
    state,
    issueTicket: (_assignmentId: string, ticketHash: string) =>
      fault(() => {
        if (state.ended) throw new RaterApiError(state.ended, state.ended === 'between-rounds' ? 409 : 410, null);
        if (state.ticketHash !== '' && state.ticketHash !== ticketHash) {
          throw new RaterApiError('continue-where-you-began', 409, null);
        }
        state.ticketHash = ticketHash;
      }),
    redeemAnswers: (body: RedeemAnswers) =>
      fault(async () => {
        if (state.ended) throw new RaterApiError(state.ended, state.ended === 'between-rounds' ? 409 : 410, null);
        if ((await hashTicket(body.ticket)) !== state.ticketHash) throw new RaterApiError('ticket-unknown', 404, null);
        const sheet = JSON.stringify(body);
        if (state.sheet !== '' && state.sheet !== sheet) throw new RaterApiError('answers-differ', 409, null);
        if (state.sheet === '') state.counted += 1;
        state.sheet = sheet;
      }),
  };
}

function toolsOf(server: ReturnType<typeof serverOf>, store = memoryStore()): SendTools {
  return {
    store,
    drawTicket,
    hashTicket,
    issueTicket: server.issueTicket,
    redeemAnswers: server.redeemAnswers,
    wait: async () => undefined,
    random: () => 0.5,
  };
}

describe('sending', () => {
  it('is counted once, and leaves nothing on the device but that it was sent', async () => {
    const server = serverOf();
    const tools = toolsOf(server);
    await tools.store.put(keys.draft, { anything: true });
    expect(await sendAnswers(sending, answers, tools)).toBe('counted');
    expect(server.state.counted).toBe(1);
    expect(await tools.store.keys('')).toEqual([keys.sent]);
  });

  it('sends bodies of one size, however much was written', async () => {
    const sizes = new Set<number>();
    for (const text of ['', 'Thank you.', 'ä'.repeat(2000)]) {
      const server = serverOf();
      const comments = text === '' ? [] : [{ promptId: 'p-1', text, mode: 'as-written' as const }];
      expect(await sendAnswers(sending, { ...answers, comments }, toolsOf(server))).toBe('counted');
      sizes.add(new TextEncoder().encode(server.state.sheet).length);
    }
    expect(sizes).toEqual(new Set([bodySizes[0]]));
  });

  it('counts once whatever is lost on the way, over as many visits as it takes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 20 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 20 }),
        async (lostRequests, lostReplies) => {
          const server = serverOf({ lostRequests, lostReplies });
          const tools = toolsOf(server);
          let outcome = await sendAnswers(sending, answers, tools);
          for (let visit = 0; outcome === 'unreached' && visit < 20; visit += 1) {
            // Between the visits the rater has changed an answer: what is on its way must not change with it.
            outcome = await sendAnswers(sending, { ratings: { coaching: 1 + (visit % 5) }, comments: [] }, tools);
          }
          expect(outcome).toBe('counted');
          expect(server.state.counted).toBe(1);
        },
      ),
    );
  });

  it('shows the server no ticket while signed in, only its hash', async () => {
    const server = serverOf({ lostRequests: [2, 3, 4, 5, 6, 7] });
    const tools = toolsOf(server);
    expect(await sendAnswers(sending, answers, tools)).toBe('unreached');
    const ticket = await tools.store.get(keys.ticket);
    expect(ticket).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(server.state.ticketHash).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(server.state.ticketHash).not.toBe(ticket);
  });

  it('says so when another device began, and keeps the draft', async () => {
    const server = serverOf();
    expect(await sendAnswers(sending, answers, toolsOf(server))).toBe('counted');
    const elsewhere = toolsOf(server);
    await elsewhere.store.put(keys.draft, { anything: true });
    expect(await sendAnswers(sending, answers, elsewhere)).toBe('begun-elsewhere');
    expect(await elsewhere.store.keys('')).toEqual([keys.draft]);
    expect(server.state.counted).toBe(1);
  });

  it('says so when it came too late', async () => {
    const server = serverOf();
    server.state.ended = 'campaign-ended';
    const tools = toolsOf(server);
    await tools.store.put(keys.draft, { anything: true });
    expect(await sendAnswers(sending, answers, tools)).toBe('ended');
    expect(await tools.store.keys('')).toEqual([]);
  });

  it('keeps what came too late for one round, and is counted in the next', async () => {
    const server = serverOf({ lostRequests: [2, 3, 4, 5, 6, 7] });
    const tools = toolsOf(server);
    expect(await sendAnswers(sending, answers, tools)).toBe('unreached');
    server.state.ended = 'between-rounds';
    expect(await resumeSending('a-1', tools)).toBe('between-rounds');
    server.state.ended = null;
    expect(await resumeSending('a-1', tools)).toBe('counted');
    expect(server.state.counted).toBe(1);
  });

  it('goes on without a session with what is on its way, and does nothing without', async () => {
    const server = serverOf({ lostRequests: [2, 3, 4, 5, 6, 7] });
    const tools = toolsOf(server);
    expect(await resumeSending('a-1', tools)).toBe('nothing-to-send');
    expect(await sendAnswers(sending, answers, tools)).toBe('unreached');
    expect(await resumeSending('a-1', tools)).toBe('counted');
    expect(server.state.counted).toBe(1);
  });

  it('lets the answers be changed when the server refused them', async () => {
    const server = serverOf();
    const tools = toolsOf(server);
    let refuse = true;
    const picky: SendTools = {
      ...tools,
      redeemAnswers: (body) =>
        refuse ? Promise.reject(new RaterApiError('answers-invalid', 422, 'r-1')) : server.redeemAnswers(body),
    };
    expect(await sendAnswers(sending, answers, picky)).toBe('refused');
    refuse = false;
    expect(await sendAnswers(sending, { ratings: { coaching: 1 }, comments: [] }, picky)).toBe('counted');
    expect(server.state.sheet).toContain('"coaching":1');
  });
});

describe('a ticket', () => {
  it('is 256 bits, hashed as everybody else hashes', async () => {
    expect(drawTicket()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(drawTicket()).not.toBe(drawTicket());
    // SHA-256 of 32 zero bytes.
    expect(await hashTicket('A'.repeat(43))).toBe('Zmh6rfhivXdsj8GLjp-OIAiXFIVu4jOzkCpZHQ1fKSU');
  });
});

describe('the wait between tries', () => {
  it('doubles, is bounded and ends', () => {
    expect([1, 2, 3, 4, 5].map((tried) => retryDelay(tried, 1))).toEqual([600, 1200, 2400, 4800, 9600]);
    expect(retryDelay(1, 0)).toBe(300);
    expect(retryDelay(6, 0)).toBeNull();
  });
});
