import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeBySum } from './closed-forms.ts';
import { TableSet } from './judge-tables.ts';
import { numberOfTables, visitTables } from './multisets.ts';
import { judgeStatement, sumsThatFit } from './read-statement.ts';

const FIVE = { minimum: 1, maximum: 5 };

describe('the closed forms', () => {
  it('say what the enumeration says, for every run of sums', () => {
    const about = fc.record({
      n: fc.integer({ min: 2, max: 9 }),
      k: fc.integer({ min: 2, max: 5 }),
      minimum: fc.integer({ min: 0, max: 1 }),
      width: fc.integer({ min: 1, max: 5 }),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(about, ({ n, k, minimum, width, from, length }) => {
        const scale = { minimum, maximum: minimum + width };
        const first = n * minimum + Math.floor(from * n * width);
        const sums = Array.from({ length }, (_, index) => first + index).filter((sum) => sum <= n * scale.maximum);
        const set = new TableSet({ n, k, scale });
        visitTables(
          n,
          width + 1,
          (counts) => set.add(counts),
          sums.map((sum) => sum - n * minimum),
        );
        const listed = set.judge();
        const bySum = judgeBySum({ sums, n, k, scale });
        expect({ ...bySum, tables: 0 }).toEqual({ ...listed, tables: 0 });
        expect(bySum.tables).toBe(Math.min(2, listed.tables));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('judgeStatement', () => {
  it('knows everything when a mean at the end of the scale is shown as it is', () => {
    const shown = { value: 5, mark: 'plain' as const, distribution: null };
    expect(judgeStatement(shown, { n: 5, k: 3, scale: FIVE }, 'unguarded')).toEqual({
      tables: 1,
      answer: [5, 5],
      certainGroup: 1,
      insiders: [{ own: 5, others: 5, forcedBySum: true }],
    });
  });

  it('is left with two tables by the same-answer guard, and counts the one who differs', () => {
    const guarded = { value: 14 / 3, mark: 'or-more' as const, distribution: null };
    expect(judgeStatement(guarded, { n: 3, k: 3, scale: FIVE }, 'by-the-rules')).toEqual({
      tables: 2,
      answer: [4, 5],
      certainGroup: null,
      insiders: [{ own: 4, others: 5, forcedBySum: true }],
    });
  });

  it('reads a rounded mean as the exact sum', () => {
    expect(sumsThatFit({ value: 3.7, mark: 'plain' }, 3, FIVE, 'rounded')).toEqual([11]);
    expect(sumsThatFit({ value: 3.6, mark: 'plain' }, 11, FIVE, 'rounded')).toEqual([40]);
    expect(sumsThatFit({ value: 3.123456, mark: 'plain' }, 3, FIVE, 'rounded')).toEqual([]);
  });

  it('reads an unmarked value by the rules as no sum that would have been marked', () => {
    const plain = { value: 1.25, mark: 'plain' as const };
    expect(sumsThatFit(plain, 8, FIVE, 'by-the-rules')).toEqual([10]);
    expect(sumsThatFit(plain, 4, FIVE, 'by-the-rules')).toEqual([]);
    expect(sumsThatFit(plain, 4, FIVE, 'unguarded')).toEqual([5]);
  });

  it('counts tables as the formula does', () => {
    for (const [n, options] of [
      [3, 5],
      [7, 4],
      [10, 5],
    ] as const) {
      let tables = 0;
      visitTables(n, options, () => {
        tables += 1;
      });
      expect(tables).toBe(numberOfTables(n, options));
    }
  });
});
