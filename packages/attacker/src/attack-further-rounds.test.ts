import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { attackRounds } from './attack-rounds.ts';
import { attackBothRounds, attackRoundTables } from './testing/attack-rounds-publisher.ts';
import { BROKEN_ROUNDS_PUBLISHERS } from './testing/broken-rounds-publishers.ts';
import { type RoundsPublisher, randomRounds, trueRoundsPublisher } from './testing/scored-rounds.ts';

// Thousands of publications on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const FIVE = { minimum: 1, maximum: 5 };
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** Everything that the attacker can try, until something is found. */
function firstFinding(publisher: RoundsPublisher): string | undefined {
  for (let seed = 0; seed < 300; seed += 1) {
    const [found] = attackBothRounds(publisher, randomRounds(seed), seed);
    if (found) return `${found.guarantee} ${found.what}`;
  }
  return undefined;
}

describe('the publisher of two rounds', () => {
  it('gives nothing away, for any campaign', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(attackBothRounds(trueRoundsPublisher, randomRounds(seed), seed)).toEqual([]);
      }),
      { numRuns: 700 },
    );
  });

  it('does add something, where enough answered over both rounds', () => {
    const added = Array.from({ length: 40 }, (_, seed) => trueRoundsPublisher(randomRounds(seed))).filter(
      ([first = '', second = '']) => numberShown(second) > numberShown(first),
    );
    expect(added.length).toBeGreaterThan(10);
  });

  it.each([[[2, 1]], [[1, 2]], [[2, 2]], [[1, 3]], [[0, 3]], [[3, 2]], [[4, 1]], [[1, 1]]] as const)(
    'gives nothing away of any table of %o answers, early and late',
    (sizes) => {
      expect(attackRoundTables(trueRoundsPublisher, sizes, FIVE)).toEqual([]);
    },
  );
});

describe('a broken publisher of two rounds is caught', () => {
  it.each(Object.entries(BROKEN_ROUNDS_PUBLISHERS))('%s', (_, publisher) => {
    expect(firstFinding(publisher)).toBeDefined();
  });

  it('a second document, of a campaign that was not opened for one', () => {
    const [first, second] = trueRoundsPublisher(randomRounds(3)).map((text) =>
      JSON.parse(text.replace('"furtherRound":true', '"furtherRound":false')),
    );
    expect(attackRounds([first, second]).violations).toContainEqual(
      expect.objectContaining({ what: 'a second document, of a campaign without further rounds' }),
    );
  });
});

function numberShown(text: string): number {
  return text.split('"status":"shown"').length;
}
