import { describe, expect, it } from 'vitest';
import { chanceLevel, chanceOfRightPairs, type NumberedPairs, orderInCommon } from './chance-level.ts';

/** Every way to give things 0 to n - 1 to different people, with how many go to the person of the same number. */
function countedByHand(items: number, candidates: number): number[] {
  const counts = Array.from({ length: items + 1 }, () => 0);
  const give = (item: number, taken: readonly number[]): void => {
    if (item === items) {
      const right = taken.filter((person, index) => person === index).length;
      counts[right] = (counts[right] ?? 0) + 1;
      return;
    }
    for (let person = 0; person < candidates; person += 1) {
      if (!taken.includes(person)) give(item + 1, [...taken, person]);
    }
  };
  give(0, []);
  const all = counts.reduce((sum, each) => sum + each, 0);
  return counts.map((each) => each / all);
}

describe('the chance of right pairs', () => {
  it.each([
    [0, 3],
    [1, 1],
    [1, 4],
    [3, 3],
    [3, 5],
    [5, 6],
  ])('is what counting every way gives: %i things, %i people', (items, candidates) => {
    const exact = chanceOfRightPairs({ items, candidates });
    for (const [right, chance] of countedByHand(items, candidates).entries()) {
      expect(exact[right]).toBeCloseTo(chance, 10);
    }
  });

  it('adds up to one, also where many are asked', () => {
    const sum = chanceOfRightPairs({ items: 12, candidates: 14 }).reduce((total, each) => total + each, 0);
    expect(sum).toBeCloseTo(1, 8);
  });

  it('tells what is usual over classes from what is not', () => {
    const classes = Array.from({ length: 20 }, () => ({ items: 4, candidates: 5 }));
    expect(chanceLevel(classes, 0)).toEqual({ expected: expect.closeTo(16, 8), atLeast: expect.closeTo(1, 8) });
    expect(chanceLevel(classes, 18).atLeast).toBeGreaterThan(0.1);
    expect(chanceLevel(classes, 40).atLeast).toBeLessThan(1e-6);
  });
});

describe('an order in common', () => {
  const same: NumberedPairs = [1, 2, 3, 4, 5].map((n) => [n, n * n]);
  const opposite: NumberedPairs = same.map(([a, b]) => [a, -b]);

  it('is measured in standard deviations of Kendall’s S', () => {
    // S = 10, variance 5 * 4 * 15 / 18.
    expect(orderInCommon([same]).deviations).toBeCloseTo(10 / Math.sqrt(50 / 3), 10);
    expect(orderInCommon([opposite]).deviations).toBeCloseTo(-10 / Math.sqrt(50 / 3), 10);
    expect(orderInCommon([same, opposite]).deviations).toBe(0);
    expect(orderInCommon([[[1, 1]], []])).toEqual({ deviations: 0, likely: expect.closeTo(1, 10) });
  });

  it('is as unlikely as the normal distribution says', () => {
    // 1.96 and 3.29 deviations: 5 and 0.1 per cent.
    const classes = (many: number) => Array.from({ length: many }, () => same);
    for (const many of [1, 2, 4]) {
      const { deviations, likely } = orderInCommon(classes(many));
      const table: Record<string, number> = { 1: 0.0143, 2: 0.000532, 4: 9.63e-7 };
      expect(deviations).toBeCloseTo(2.4495 * Math.sqrt(many), 3);
      expect(likely / (table[many] ?? 0)).toBeCloseTo(1, 1);
    }
  });
});
