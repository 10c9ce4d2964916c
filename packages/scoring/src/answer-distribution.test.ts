import { describe, expect, it } from 'vitest';
import { answerDistribution } from './answer-distribution.ts';
import { guardedMean } from './guarded-mean.ts';
import { rwg } from './rwg.ts';

describe('answerDistribution', () => {
  it('describes spread from ten ratings on, and on scales with a middle', () => {
    expect(answerDistribution([0, 0, 3, 3, 3])).toBeNull();
    expect(answerDistribution([0, 20, 0])).toBeNull();
    expect(answerDistribution([1, 1, 2, 3, 3])).toEqual({ low: 0, middle: 0, high: 2, agreement: 'views-differ' });
    expect(answerDistribution([0, 0, 0, 3, 9])).toEqual({ low: 0, middle: 0, high: 3, agreement: 'broad-agreement' });
  });

  it('cuts at exactly a quarter, a half and three quarters', () => {
    expect(answerDistribution([3, 0, 6, 0, 3])).toMatchObject({ low: 1, middle: 2, high: 1 });
    expect(answerDistribution([0, 9, 3, 0, 0])).toMatchObject({ low: 3, middle: 1, high: 0 });
  });

  // Every way in which so many people can answer on five options.
  const everyTable = [10, 11, 12, 15].flatMap((n) => tablesOf(n, 5));

  it('takes its words at r_wg .50 and .80', () => {
    const severalViews = everyTable.filter((counts) => counts.filter((count) => count > 0).length > 2);
    for (const counts of severalViews) {
      const agreement = rwg({ minimum: 1, counts }, 5) ?? Number.NaN;
      const word = answerDistribution(counts)?.agreement;
      if (Math.abs(agreement - 0.8) < 1e-9) expect(word).toBe('broad-agreement');
      else if (agreement > 0.8) expect(word).toBe('broad-agreement');
      else if (Math.abs(agreement - 0.5) < 1e-9) expect(word).toBe('some-agreement');
      else expect(word).toBe(agreement > 0.5 ? 'some-agreement' : 'views-differ');
    }
  });

  it('describes all but one like the table beside it', () => {
    expect(answerDistribution([0, 1, 0, 9, 0])).toEqual(answerDistribution([0, 1, 1, 7, 1]));
    expect(answerDistribution([0, 1, 9, 0, 0])).toEqual(answerDistribution([0, 2, 7, 1, 0]));
    expect(answerDistribution([0, 1, 9, 0, 0])).toMatchObject({ middle: 2 });
  });

  it('never lets mean, mark and spread together pin an answer', () => {
    for (const [published, tables] of readingsOf(everyTable, withSpread))
      expect(isPinned(tables), published).toBe(false);
  });

  it('tells one who knows their own answer nothing that the mean would not force anyway', () => {
    const byMean = readingsOf(everyTable, withoutSpread);
    for (const [published, tables] of readingsOf(everyTable, withSpread)) {
      const sameMean = byMean.get(withoutSpread(tables[0] ?? [])) ?? [];
      for (const own of [0, 1, 2, 3, 4]) {
        const forced = isPinned(withoutOne(sameMean, own));
        if (!forced) expect(isPinned(withoutOne(tables, own)), `${published}, knowing ${own + 1}`).toBe(false);
      }
    }
  });
});

function withoutSpread(counts: readonly number[]): string {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const sum = counts.reduce((total, count, index) => total + count * (index + 1), 0);
  return JSON.stringify([n, guardedMean(sum, n, { minimum: 1, maximum: 5 })]);
}

function withSpread(counts: readonly number[]): string {
  return withoutSpread(counts) + JSON.stringify(answerDistribution(counts));
}

/** All tables that are published alike. */
function readingsOf(
  tables: readonly number[][],
  publish: (counts: readonly number[]) => string,
): Map<string, number[][]> {
  const readings = new Map<string, number[][]>();
  for (const counts of tables) readings.set(publish(counts), [...(readings.get(publish(counts)) ?? []), counts]);
  return readings;
}

function withoutOne(tables: readonly number[][], own: number): number[][] {
  return tables
    .filter((counts) => (counts[own] ?? 0) > 0)
    .map((counts) => counts.map((count, option) => (option === own ? count - 1 : count)));
}

/** Which rater gave which answer is open; so an answer is pinned only when all the answers agree. */
function isPinned(tables: readonly number[][]): boolean {
  const [only, another] = tables;
  return only !== undefined && another === undefined && only.filter((count) => count > 0).length === 1;
}

function tablesOf(n: number, options: number): number[][] {
  if (options === 1) return [[n]];
  return Array.from({ length: n + 1 }, (_, first) =>
    tablesOf(n - first, options - 1).map((rest) => [first, ...rest]),
  ).flat();
}
