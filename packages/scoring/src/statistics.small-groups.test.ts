import { describe, expect, it } from 'vitest';
import { averageDeviation } from './average-deviation.ts';
import { mean } from './mean.ts';
import { rwg } from './rwg.ts';
import { REFERENCE_SMALL_GROUPS } from './testing/reference-numbers.ts';

const EVEN = [0.2, 0.2, 0.2, 0.2, 0.2];
const SKEWED = [0.02, 0.06, 0.22, 0.45, 0.25];
const ROUNDING = 1e-9;

/** All tables of n answers over this many options. */
function tablesOf(n: number, options: number): number[][] {
  if (options === 1) return [[n]];
  return Array.from({ length: n + 1 }, (_, first) => first).flatMap((first) =>
    tablesOf(n - first, options - 1).map((rest) => [first, ...rest]),
  );
}

/** How likely a table is when each answer is drawn with these probabilities. */
function probabilityOf(counts: readonly number[], probabilities: readonly number[]): number {
  let probability = 1;
  let drawn = 0;
  for (const [option, count] of counts.entries()) {
    for (let index = 1; index <= count; index += 1) {
      drawn += 1;
      probability *= (drawn / index) * (probabilities[option] ?? 0);
    }
  }
  return probability;
}

/** The value furthest along that even answers reach with at most 5 %, and how likely they do. */
function criticalValue(
  tables: readonly { value: number; even: number }[],
  isBetter: (a: number, b: number) => boolean,
) {
  const values = [...new Set(tables.map(({ value }) => value))].sort((a, b) => (isBetter(a, b) ? -1 : 1));
  let critical = [Number.NaN, 0];
  for (const value of values) {
    const reached = tables.filter((table) => !isBetter(value, table.value)).reduce((sum, { even }) => sum + even, 0);
    if (reached > 0.05) return critical;
    critical = [value, reached];
  }
  return critical;
}

describe.each(REFERENCE_SMALL_GROUPS)('$n raters, every table that they can make', ({ n, ...reference }) => {
  const tables = () =>
    tablesOf(n, 5).map((counts) => {
      const sample = { minimum: 1, counts };
      const sum = Math.round(mean(sample) * n);
      return {
        sum,
        agreement: Math.round((rwg(sample, 5) ?? Number.NaN) / ROUNDING) * ROUNDING,
        deviation: Math.round((averageDeviation(sample) ?? Number.NaN) / ROUNDING) * ROUNDING,
        isUnanimous: counts.includes(n),
        width: Math.min(5, sum - (n - 1)) - Math.max(1, sum - 5 * (n - 1)),
        even: probabilityOf(counts, EVEN),
        skewed: probabilityOf(counts, SKEWED),
      };
    });

  it('agreement by chance, and what a mean gives away', () => {
    const all = tables();
    const share = (weight: 'even' | 'skewed', holds: (table: (typeof all)[number]) => boolean) =>
      all.reduce((sum, table) => sum + (holds(table) ? table[weight] : 0), 0);
    const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 8));

    const byAgreement = all.map(({ agreement, even }) => ({ value: agreement, even }));
    expect(criticalValue(byAgreement, (a, b) => a > b)).toEqual(close(reference.rwg_crit05));
    const byDeviation = all.map(({ deviation, even }) => ({ value: deviation, even }));
    expect(criticalValue(byDeviation, (a, b) => a < b)).toEqual(close(reference.adm_crit05));

    expect(share('even', ({ agreement }) => agreement >= 0.7 - ROUNDING)).toBeCloseTo(reference.P_rwg_ge70_uniform, 9);
    expect(share('skewed', ({ agreement }) => agreement >= 0.7 - ROUNDING)).toBeCloseTo(reference.P_rwg_ge70_skew, 9);
    expect(share('skewed', ({ isUnanimous }) => isUnanimous)).toBeCloseTo(reference.P_unanimous_skew, 9);
    expect(share('skewed', ({ width }) => width >= 1)).toBeCloseTo(reference.P_indiv_width_ge1, 9);
    expect(share('skewed', ({ width }) => width >= 2)).toBeCloseTo(reference.P_indiv_width_ge2, 9);
    expect(share('skewed', ({ width }) => width >= 4)).toBeCloseTo(reference.P_indiv_full, 9);

    const bandOf = (agreement: number) => [0.31, 0.71].filter((edge) => agreement >= edge - ROUNDING).length;
    const candidates = new Map<string, number>();
    const keyOf = ({ sum, agreement }: (typeof all)[number]) => `${sum} ${bandOf(agreement)}`;
    for (const table of all) candidates.set(keyOf(table), (candidates.get(keyOf(table)) ?? 0) + 1);
    expect(share('skewed', (table) => candidates.get(keyOf(table)) === 1)).toBeCloseTo(
      reference.mean_plus_band_unique,
      9,
    );
    const expectedCandidates = all.reduce((sum, table) => sum + table.skewed * (candidates.get(keyOf(table)) ?? 0), 0);
    expect(expectedCandidates).toBeCloseTo(reference.mean_plus_band_expected_candidates, 8);
  });
});
