import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { attackRelease } from './attack-release.ts';
import { attackRounds } from './attack-rounds.ts';
import { attackBothRounds, attackRoundTables, probeLateTexts } from './testing/attack-rounds-publisher.ts';
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

  it.each(Object.keys(BROKEN_ROUNDS_PUBLISHERS).filter((name) => name.startsWith('words said to be settled')))(
    '%s: also by changing nothing but late words',
    (name) => {
      const publisher = BROKEN_ROUNDS_PUBLISHERS[name] ?? trueRoundsPublisher;
      const seeds = Array.from({ length: 60 }, (_, seed) => seed);
      expect(seeds.filter((seed) => probeLateTexts(publisher, randomRounds(seed)).length > 0).length).toBeGreaterThan(
        5,
      );
    },
  );

  it.each<[string, (pool: Pool) => Pool[], string]>([
    ['left out', () => [], 'it is not said that nothing is added'],
    ['twice', (pool) => [pool, pool], 'is said twice'],
    ['of other people', (pool) => [pool, { ...pool, blocks: ['others'] }], 'was not shown'],
    ['of people who were not identified', (pool) => [{ ...pool, identified: !pool.identified }], 'was not shown'],
    ['for another reason', (pool) => [{ ...pool, reason: 'too-few-comments' }], 'a block is in two pools'],
  ])('words said to be settled, %s', (_, change, what) => {
    const [first, second] = settledRounds();
    const comments = second.comments.map(({ promptId, pools }) => ({
      promptId,
      pools: pools.flatMap((pool) => (pool.reason === 'not-released-again' ? change(pool) : [pool])),
    }));
    expect(attackRelease(second, undefined, first).violations).toEqual([]);
    expect(attackRelease({ ...second, comments }, undefined, first).violations).toContainEqual(
      expect.objectContaining({ guarantee: 'G0', what: expect.stringContaining(what) }),
    );
  });

  it('words said to be settled by a first document, or by rules that did not know of it', () => {
    const [first, second] = settledRounds();
    const found = { guarantee: 'G0', what: 'is said to have been settled before, and was not shown' };
    expect(attackRelease(second).violations).toContainEqual(expect.objectContaining(found));
    const older = { ...second, methodVersion: '1.2.0' };
    expect(attackRelease(older, undefined, first).violations).toContainEqual(expect.objectContaining(found));
    const silent = older.comments.map(({ promptId, pools }) => ({
      promptId,
      pools: pools.filter(({ reason }) => reason !== 'not-released-again'),
    }));
    expect(attackRelease({ ...older, comments: silent }, undefined, first).violations).toEqual([]);
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

type Pool = { blocks: string[]; identified: boolean; reason?: string };
type Document = { methodVersion: string; comments: { promptId: string; pools: Pool[] }[] };

/** Two documents, the first of which shows words. */
function settledRounds(): [Document, Document] {
  for (let seed = 0; seed < 50; seed += 1) {
    const [first = '', second = ''] = trueRoundsPublisher(randomRounds(seed));
    if (second.includes('not-released-again')) return [JSON.parse(first), JSON.parse(second)];
  }
  throw new Error('no words were shown in any first round');
}

function numberShown(text: string): number {
  return text.split('"status":"shown"').length;
}
