import { describe, expect, it } from 'vitest';
import { advanceSlot, type BallotSlot, type BallotSlotEvent, emptySlot, nextStep } from './ballot-slot.ts';

const bytes = (fill: number) => new Uint8Array(32).fill(fill);
const kept = { token: bytes(1), blind: bytes(2), blindedElement: bytes(3) };
const output = bytes(4);
const block = bytes(5);
const states: Record<BallotSlot['state'], BallotSlot> = {
  nothing: emptySlot,
  asked: { state: 'asked', kept },
  issued: { state: 'issued', token: kept.token, output },
  sending: { state: 'sending', token: kept.token, output, block },
  counted: { state: 'counted', receipt: 'R' },
  'other-counted': { state: 'other-counted' },
  elsewhere: { state: 'elsewhere' },
};
const events: Record<BallotSlotEvent['type'], BallotSlotEvent> = {
  drawn: { type: 'drawn', kept: { token: bytes(9), blind: bytes(9), blindedElement: bytes(9) } },
  proved: { type: 'proved', element: kept.blindedElement, output },
  answered: { type: 'answered', block },
  counted: { type: 'counted', receipt: 'R' },
  'refused-other-answers': { type: 'refused-other-answers' },
  'refused-answers': { type: 'refused-answers', block },
  'refused-elsewhere': { type: 'refused-elsewhere' },
};
/** Every move that changes something; all others leave the slot as it is. */
const moves: readonly (readonly [from: BallotSlot['state'], by: BallotSlotEvent['type'], to: BallotSlot['state']])[] = [
  ['nothing', 'drawn', 'asked'],
  ['asked', 'proved', 'issued'],
  ['asked', 'refused-elsewhere', 'elsewhere'],
  ['issued', 'answered', 'sending'],
  ['sending', 'counted', 'counted'],
  ['sending', 'refused-other-answers', 'other-counted'],
  ['sending', 'refused-answers', 'issued'],
];
const names = Object.keys(states) as BallotSlot['state'][];
const types = Object.keys(events) as BallotSlotEvent['type'][];

describe('the slot of a ballot', () => {
  it.each(names.flatMap((from) => types.map((by) => [from, by] as const)))('%s, %s', (from, by) => {
    const move = moves.find(([start, event]) => start === from && event === by);
    const after = advanceSlot(states[from], events[by]);
    if (move) expect(after.state).toBe(move[2]);
    else expect(after).toBe(states[from]);
  });

  it('keeps what the next step needs, and forgets what it no longer needs', () => {
    const walk = [events.drawn, { ...events.proved, element: bytes(9) } as BallotSlotEvent, events.answered];
    expect(walk.reduce(advanceSlot, emptySlot)).toEqual({ state: 'sending', token: bytes(9), output, block });
    expect(advanceSlot(states.sending, events.counted)).toEqual({ state: 'counted', receipt: 'R' });
  });

  it('takes no proof of another element', () => {
    expect(advanceSlot(states.asked, { type: 'proved', element: bytes(8), output })).toBe(states.asked);
  });

  it('lets answers change that were refused, and not those that another tab has sent since', () => {
    const refused = advanceSlot(states.sending, events['refused-answers']);
    expect(advanceSlot(refused, { type: 'answered', block: bytes(6) })).toEqual({ ...states.sending, block: bytes(6) });
    expect(advanceSlot(states.sending, { type: 'refused-answers', block: bytes(6) })).toBe(states.sending);
  });

  it('says what comes next from what is kept alone', () => {
    const steps = names.map((name) => [name, nextStep(states[name])]);
    expect(Object.fromEntries(steps)).toEqual({
      nothing: 'draw',
      asked: 'ask',
      issued: 'answer',
      sending: 'send',
      counted: 'finished',
      'other-counted': 'finished',
      elsewhere: 'finished',
    });
  });
});
