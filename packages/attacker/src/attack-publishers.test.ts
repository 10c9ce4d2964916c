import { answerDistribution, guardedMean } from '@heartset/scoring';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { attackProcedure, type PublishTables } from './attack-procedure.ts';
import { attackRelease } from './attack-release.ts';
import { attackRounds } from './attack-rounds.ts';
import { attackCampaign, attackTables } from './testing/attack-publisher.ts';
import { BROKEN_PUBLISHERS } from './testing/broken-publishers.ts';
import { randomCampaign } from './testing/random-campaign.ts';
import { campaignOfTables, type Publisher, truePublisher } from './testing/scored-campaign.ts';

// Thousands of publications on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const FIVE = { minimum: 1, maximum: 5 };
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** Everything that the attacker can try, until something is found. */
function firstFinding(publisher: Publisher): string | undefined {
  for (const sizes of [[3], [4], [5], [10], [3, 3]]) {
    const [found] = attackTables(publisher, sizes, FIVE);
    if (found) return `${found.guarantee} ${found.what}`;
  }
  for (let seed = 0; seed < 300; seed += 1) {
    const [found] = attackCampaign(publisher, randomCampaign(seed), seed);
    if (found) return `${found.guarantee} ${found.what}`;
  }
  return undefined;
}

describe('the publisher', () => {
  it('gives nothing away, for any campaign', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(attackCampaign(truePublisher, randomCampaign(seed), seed)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives nothing away to a reader who does not know how many rated what', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(attackRelease(JSON.parse(truePublisher(randomCampaign(seed)))).violations).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([3, 4, 5, 6, 7, 8, 9, 10, 11])('gives nothing away of any table of %i answers', (n) => {
    expect(attackTables(truePublisher, [n], FIVE)).toEqual([]);
  });

  it('refuses a scale of two options, on which a mean is the whole set of answers', () => {
    expect(() => attackTables(truePublisher, [4], { minimum: 0, maximum: 1 })).toThrow('at least three options');
  });

  it('gives nothing away of any two blocks of three', () => {
    expect(attackTables(truePublisher, [3, 3], FIVE)).toEqual([]);
  });

  it.each([
    [{ minimum: 1, maximum: 3 }, [3, 4, 5, 10]],
    [{ minimum: 0, maximum: 10 }, [3, 4, 5]],
    [{ minimum: 1, maximum: 7 }, [3, 5, 7]],
  ])('gives nothing away on the scale %o', (scale, sizes) => {
    for (const n of sizes) expect(attackTables(truePublisher, [n], scale)).toEqual([]);
  });
});

describe('mean, mark and spread of one item together', () => {
  it.each([
    [FIVE, [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 24]],
    [{ minimum: 1, maximum: 7 }, [10, 11, 12]],
  ])('give nothing away of any table, on the scale %o', (scale, sizes) => {
    for (const n of sizes) {
      const publish: PublishTables = ([counts = []]) => {
        const sum = counts.reduce((total, count, option) => total + count * (scale.minimum + option), 0);
        return JSON.stringify({ ...guardedMean(sum, n, scale), distribution: answerDistribution(counts) });
      };
      expect(attackProcedure({ publish, sizes: [n], k: 3, scale })).toEqual([]);
    }
  });
});

describe('a broken publisher is caught', () => {
  it.each(Object.entries(BROKEN_PUBLISHERS))('%s', (_, publisher) => {
    expect(firstFinding(publisher)).toBeDefined();
  });

  it('answers that came late and were added: what the late one said', () => {
    const early = campaignOfTables([[0, 0, 0, 3, 2]], FIVE);
    const late = campaignOfTables([[0, 1, 0, 3, 2]], FIVE);
    const { violations, intervals } = attackRounds([early, late].map((one) => JSON.parse(truePublisher(one))));
    expect(violations.map(({ guarantee }) => guarantee)).toContain('G1');
    expect(intervals).toContainEqual(expect.objectContaining({ low: 2, high: 2 }));
  });
});

describe('attackRounds', () => {
  it('has nothing to say about one document published twice', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const document: unknown = JSON.parse(truePublisher(randomCampaign(seed)));
        expect(attackRounds([document, document])).toEqual({ violations: [], intervals: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('subtracts a group that was shown by itself from one in which it is merged', () => {
    const seniors = (answering: number) => {
      const campaign = campaignOfTables(
        [
          [0, 0, 0, 4, 0],
          [0, 0, 0, 5, 0],
          [0, 0, 0, 3, 0],
        ],
        FIVE,
      );
      const kept = campaign.voices.filter(({ group }) => group === 'senior-leaders').slice(0, answering);
      return { ...campaign, voices: [...campaign.voices.filter(({ group }) => group !== 'senior-leaders'), ...kept] };
    };
    const { violations, intervals } = attackRounds(
      [seniors(2), seniors(3)].map((one) => JSON.parse(truePublisher(one))),
    );
    expect(violations.length).toBeGreaterThan(0);
    expect(intervals).toContainEqual(
      expect.objectContaining({ what: 'sum of the 2 who make the difference', low: 8, high: 8 }),
    );
  });
});
