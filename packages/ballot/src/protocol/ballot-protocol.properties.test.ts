import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advanceSlot, type BallotSlot, nextStep } from '../device/ballot-slot.ts';
import { decideIssue } from '../server/decide-issue.ts';
import { decideRedeem } from '../server/decide-redeem.ts';
import {
  BallotWorld,
  devicesEach,
  type Happening,
  raters,
  soundRules,
  tabsEach,
  type WorldRules,
} from '../testing/ballot-world.ts';
import type { Fault } from '../testing/memory-device.ts';
import { idealTokens, realTokens, type TokenScheme } from '../testing/token-scheme.ts';

const rater = fc.nat(raters - 1);
const device = fc.nat(devicesEach - 1);
const tab = fc.nat(tabsEach - 1);
const which = fc.nat(50);
const fault = fc.constantFrom('none', 'none', 'none', 'request-lost', 'crash-before-commit', 'reply-lost');

const move = fc.record({ type: fc.constant('move' as const), rater, device, tab, fault, answers: fc.nat(3) });
const attack = fc.oneof(
  fc.record({ type: fc.constant('replay' as const), which }),
  fc.record({ type: fc.constant('replay-with-other-answers' as const), which }),
  fc.record({ type: fc.constant('replay-with-wrong-info' as const), which, rater }),
  fc.record({ type: fc.constant('forge' as const), rater, which }),
);
const mishap = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('crash' as const), rater, device, tab }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('wipe' as const), rater, device }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('remove' as const), rater }) },
);
/** What the campaign does between two stretches: nothing, its deadline, its close, or its close and a further round. */
const turn = fc.constantFrom<Happening[]>(
  [],
  [{ type: 'deadline' }],
  [{ type: 'close' }],
  [{ type: 'deadline' }, { type: 'close' }, { type: 'ask-again' }],
);
const stretch: fc.Arbitrary<Happening[]> = fc.array(
  fc.oneof({ weight: 10, arbitrary: move }, { weight: 1, arbitrary: mishap }, { weight: 1, arbitrary: attack }),
  { maxLength: 40, size: 'max' },
);
const happenings: fc.Arbitrary<Happening[]> = fc
  .tuple(stretch, turn, stretch, turn, stretch)
  .map((parts) => parts.flat());

/** Throws at the first moment at which an invariant does not hold. */
async function live(scheme: TokenScheme, rules: WorldRules, events: readonly Happening[]): Promise<BallotWorld> {
  const world = new BallotWorld(scheme, rules);
  for (const event of events) {
    await world.happen(event);
    refuse(world.broken());
  }
  await world.settle();
  refuse([...world.broken(), ...world.lost()]);
  return world;
}

function refuse([problem]: readonly string[]): void {
  if (problem !== undefined) throw new Error(`Broken: ${problem}`);
}

const holdsFor = (rules: WorldRules, scheme: () => TokenScheme) =>
  fc.asyncProperty(happenings, async (events) => void (await live(scheme(), rules, events)));

describe('the protocol, whatever happens in whatever order', () => {
  it('counts once, whichever of two requests and their repetitions are cut off, wherever, and the tab closed after it', async () => {
    const faults = ['none', 'request-lost', 'crash-before-commit', 'reply-lost'] as const;
    const tab = { rater: 0, device: 0, tab: 0 };
    const cutOff = (fault: Fault, closes: boolean): Happening[] => [
      { type: 'move', ...tab, fault, answers: 1 },
      ...(closes ? [{ type: 'crash' as const, ...tab }] : []),
    ];
    const write: Happening = { type: 'move', ...tab, fault: 'none', answers: 1 };
    for (const asking of faults) {
      for (const askingAgain of faults) {
        for (const sending of faults) {
          for (const closes of [true, false]) {
            const asked = [...cutOff(asking, closes), ...cutOff(askingAgain, closes), write, write];
            const world = await live(idealTokens(), soundRules, [
              ...[write, write, ...asked, write, write],
              ...[...cutOff(sending, closes), ...cutOff('reply-lost', closes), write],
            ]);
            expect(world.server.counted).toHaveLength(raters);
          }
        }
      }
    }
  });

  it('holds with ideal tokens', async () => {
    await fc.assert(holdsFor(soundRules, idealTokens), { numRuns: 400 });
  }, 60_000);

  it('holds with the suite itself', async () => {
    const scheme = await realTokens();
    await fc.assert(
      holdsFor(soundRules, () => scheme),
      { numRuns: 30 },
    );
  }, 60_000);

  it('is tried where it matters: answers counted, ballots refused, deadlines passed in the midst', async () => {
    const seen = { counted: 0, elsewhere: 0, afterDeadline: 0, askedAgain: 0 };
    for (const events of fc.sample(happenings, { numRuns: 100, seed: 4 })) {
      const world = await live(idealTokens(), soundRules, events);
      const states = world.devices.flat().map(({ slot }) => slot.state);
      seen.counted += world.server.counted.length;
      seen.elsewhere += states.filter((state) => state === 'elsewhere').length;
      if (world.server.askedAgain && world.server.counted.length > 0) seen.askedAgain += 1;
      if (world.server.phase !== 'collecting' && world.server.counted.length > 0) seen.afterDeadline += 1;
    }
    for (const number of Object.values(seen)) expect(number).toBeGreaterThan(10);
  }, 60_000);
});

const server = (changed: Partial<WorldRules['server']>): WorldRules => ({
  ...soundRules,
  server: { ...soundRules.server, ...changed },
});
const onDevice = (changed: Partial<WorldRules['device']>): WorldRules => ({
  ...soundRules,
  device: { ...soundRules.device, ...changed },
});
const decidesOtherwise = (from: string, to: 'first' | 'same') =>
  server({
    decideRedeem: (state, digest) => {
      const decision = decideRedeem(state, digest);
      return decision === from ? to : decision;
    },
  });

/** A server or a device with one rule taken away. */
const brokenRules: readonly (readonly [name: string, notices: RegExp, rules: WorldRules])[] = [
  [
    'a second ballot for whoever lost the first',
    /more counted/,
    server({
      decideIssue: (state, element) =>
        decideIssue(state, element) === 'other' ? 'first' : decideIssue(state, element),
    }),
  ],
  [
    'another element evaluated as if it were the same',
    /more counted under a label/,
    server({
      decideIssue: (state, element) => (decideIssue(state, element) === 'other' ? 'same' : decideIssue(state, element)),
    }),
  ],
  [
    'a lost reply not repeated after the deadline',
    /was issued a ballot and is (asked|sending)/,
    server({
      decideIssue: (state, element) => (state.phase === 'collecting' ? decideIssue(state, element) : 'not-collecting'),
    }),
  ],
  [
    'a first ballot after the deadline, and its answers refused',
    /was issued a ballot and is (asked|sending)/,
    server({
      decideIssue: (state, element) =>
        decideIssue(state.phase === 'grace' ? { ...state, phase: 'collecting' } : state, element),
      decideRedeem: (state, digest) =>
        decideRedeem(state.phase === 'grace' ? { ...state, phase: 'closed' } : state, digest),
    }),
  ],
  ['the same answers counted again', /more counted|2 counted answers/, decidesOtherwise('same', 'first')],
  ['other answers counted too', /more counted|2 counted answers/, decidesOtherwise('other', 'first')],
  [
    'a receipt for answers that were not taken',
    /a receipt was given for answers that are not counted/,
    decidesOtherwise('other', 'same'),
  ],
  [
    'tokens that are not verified',
    /more counted|more redeemed|was issued a ballot and is/,
    server({ verifies: async () => true }),
  ],
  [
    'forged tokens, and no look at the numbers',
    /more counted|more redeemed|was issued a ballot and is/,
    server({
      verifies: async () => true,
      decideRedeem: (state, digest) => decideRedeem({ ...state, issued: Number.POSITIVE_INFINITY }, digest),
    }),
  ],
  [
    'a token that is good for any label',
    /more counted|2 counted answers/,
    server({
      verifies: async (scheme, { token, output }) => {
        const good = await Promise.all(
          new BallotWorld(scheme, soundRules).server.assignments.map(({ info }) => scheme.verify(info, token, output)),
        );
        return good.includes(true);
      },
    }),
  ],
  [
    'tokens forgotten when the campaign asks again',
    /more counted|2 counted answers/,
    server({ forgetsSpentAtTally: true }),
  ],
  ['a receipt before the commit', /a receipt stands for 0 counted answers/, server({ answersBeforeCommit: true })],
  [
    'a token drawn anew on every attempt',
    /was issued a ballot and is elsewhere/,
    onDevice({
      advance: (slot, event) =>
        event.type === 'drawn' && slot.state === 'asked'
          ? { state: 'asked', kept: event.kept }
          : advanceSlot(slot, event),
      next: (slot) => (slot.state === 'asked' && slot.kept.token.at(0) === 0 ? 'draw' : nextStep(slot)),
    }),
  ],
  [
    'a second tab that writes over the first',
    /was issued a ballot and is elsewhere/,
    onDevice({
      advance: (slot, event) =>
        event.type === 'drawn' ? { state: 'asked', kept: event.kept } : advanceSlot(slot, event),
    }),
  ],
  [
    'answers changed after they were sent',
    /was issued a ballot and is/,
    onDevice({
      advance: (slot, event) =>
        event.type === 'answered' && slot.state === 'sending'
          ? { ...slot, block: event.block }
          : advanceSlot(slot, event),
      next: (slot) => (slot.state === 'sending' && (slot.block[0] ?? 0) % 2 === 0 ? 'answer' : nextStep(slot)),
    }),
  ],
  [
    'a lost reply taken for a counted answer',
    /a device shows a receipt that is not counted/,
    onDevice({
      advance: (slot, event) =>
        event.type === 'answered' && slot.state === 'issued'
          ? ({ state: 'counted', receipt: 'none' } satisfies BallotSlot)
          : advanceSlot(slot, event),
    }),
  ],
];

describe('the invariants notice', () => {
  it.each(brokenRules)(
    '%s',
    async (_name, notices, rules) => {
      const found = await fc.check(holdsFor(rules, idealTokens), { numRuns: 2000, endOnFailure: true, seed: 9 });
      expect(String(found.errorInstance)).toMatch(notices);
    },
    60_000,
  );
});
