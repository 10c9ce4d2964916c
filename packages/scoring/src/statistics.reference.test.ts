import { describe, expect, it } from 'vitest';
import { averageDeviation } from './average-deviation.ts';
import { awg } from './awg.ts';
import { cronbachAlpha } from './cronbach-alpha.ts';
import { crossProducts } from './cross-products.ts';
import { icc1 } from './icc1.ts';
import { icc2 } from './icc2.ts';
import { mcdonaldOmega } from './mcdonald-omega.ts';
import { mean } from './mean.ts';
import { rStarWgJ } from './r-star-wg-j.ts';
import { completeRows } from './rater-rows.ts';
import { rwgJ } from './rwg-j.ts';
import { sampleSd } from './sample-sd.ts';
import { tInterval } from './t-interval.ts';
import {
  countsOf,
  REFERENCE_ALPHA,
  REFERENCE_ICC,
  REFERENCE_LEADERS,
  REFERENCE_VECTORS,
} from './testing/reference-numbers.ts';
import { cellRows, observedColumns, SYNTHETIC_CELLS, SYNTHETIC_RATERS } from './testing/synthetic-answers.ts';
import { varianceComponents } from './variance-components.ts';

const SCALE = { minimum: 1, maximum: 5 };
const OTHERS = SYNTHETIC_RATERS.filter(({ group }) => group !== 'self');
const GROUPS = ['self', 'team', 'peer', 'senior'] as const;

/** Within 1e-9, `null` being what R calls missing. */
function expectNumbers(actual: readonly (number | null)[], expected: readonly (number | null)[]): void {
  expect(actual).toEqual(expected.map((value) => (value === null ? null : expect.closeTo(value, 9))));
}

const means = (columns: readonly number[][]) => columns.map((column) => (column.length === 0 ? null : mean(column)));
const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);

describe.each(REFERENCE_VECTORS)('vector %s, from a list and from counts', (_, vector) => {
  it.each([{ sample: vector.x }, { sample: { minimum: 1, counts: countsOf(vector.x) } }])('%#', ({ sample }) => {
    expect(rStarWgJ([sample], 5)).toBeCloseTo(vector.rstarwg, 9);
    expect(rwgJ([sample], 5)).toBeCloseTo(vector.rwg, 9);
    expect(averageDeviation(sample)).toBeCloseTo(vector.AD_M, 9);
    expect(awg(sample, SCALE)).toBeCloseTo(vector.awg, 9);
    const [lower, upper] = vector.ci95_t;
    const wide = { minimum: -100, maximum: 100 };
    expect(tInterval(sample, wide)).toEqual({
      lower: expect.closeTo(lower ?? 0, 9),
      upper: expect.closeTo(upper ?? 0, 9),
    });
    expect(tInterval(sample, SCALE)).toEqual({
      lower: expect.closeTo(Math.max(1, lower ?? 0), 9),
      upper: expect.closeTo(Math.min(5, upper ?? 0), 9),
    });
  });
});

describe.each(REFERENCE_LEADERS)('leader %s of the made-up answers', (leader, reference) => {
  const raters = SYNTHETIC_RATERS.filter((rater) => rater.leader === leader);
  const others = raters.filter(({ group }) => group !== 'self');

  it.each(GROUPS)('items and cells of %s', (group) => {
    const expected = reference[group];
    const rows = raters.filter((rater) => rater.group === group).map(({ ratings }) => ratings);
    const columns = observedColumns(rows);
    expect(rows).toHaveLength(expected.n);
    expectNumbers(
      columns.map(({ length }) => length),
      expected.item_n,
    );
    expectNumbers(means(columns), expected.item_mean);
    expectNumbers(
      columns.map((column) => (column.length === 0 ? null : sampleSd(column))),
      expected.item_sd,
    );
    const cells = SYNTHETIC_CELLS.map((cell) =>
      cellRows(
        raters.filter((rater) => rater.group === group),
        cell,
      ),
    );
    expectNumbers(
      cells.map((cell) => mean(known(means(observedColumns(cell))))),
      expected.cell_meanOfItemMeans,
    );
    const personMeans = cells.map((cell) =>
      mean(
        cell
          .map(known)
          .filter(({ length }) => length > 0)
          .map(mean),
      ),
    );
    expectNumbers(personMeans, expected.cell_meanOfPersonMeans);
    expectNumbers(
      cells.map((cell) => mean(cell.flatMap(known))),
      expected.cell_pooled,
    );
  });

  it('all others together', () => {
    const expected = reference.others;
    const columns = observedColumns(others.map(({ ratings }) => ratings));
    expect(others).toHaveLength(expected.n);
    expectNumbers(means(columns), expected.pooled_item_mean);
    const cells = SYNTHETIC_CELLS.map((cell) => observedColumns(cellRows(others, cell)));
    expectNumbers(
      cells.map((cell) => mean(cell.map(mean))),
      expected.cell_pooled,
    );
    expectNumbers(
      cells.map((cell) => rwgJ(cell, 5)),
      expected.rwgj_cell,
    );
    expectNumbers(
      cells.map((cell) => rStarWgJ(cell, 5)),
      expected.rstarwgj_cell,
    );
    expectNumbers(
      cells.map((cell) => mean(known(cell.map(averageDeviation)))),
      expected.ADmj_cell,
    );
    const tallied = cells.map((cell) => cell.map((column) => ({ minimum: 1, counts: countsOf(column) })));
    expectNumbers(
      tallied.map((cell) => rwgJ(cell, 5)),
      expected.rwgj_cell,
    );
    expectNumbers(
      tallied.map((cell) => rStarWgJ(cell, 5)),
      expected.rstarwgj_cell,
    );
  });

  it('groups with equal weights, and the gap to self', () => {
    const groupMeans = GROUPS.slice(1).map((group) =>
      means(observedColumns(raters.filter((rater) => rater.group === group).map(({ ratings }) => ratings))),
    );
    const itemMeans = reference.groupWeightedItemMean.map((_, item) =>
      mean(known(groupMeans.map((row) => row[item] ?? null))),
    );
    expectNumbers(itemMeans, reference.groupWeightedItemMean);
    const asRater = [{ leader, group: 'everyone else', ratings: itemMeans }];
    expectNumbers(
      SYNTHETIC_CELLS.map((cell) => mean(cellRows(asRater, cell).flatMap(known))),
      reference.others.cell_groupweighted,
    );
    const gaps = reference.self.cell_meanOfItemMeans.map(
      (self, cell) => self - (reference.others.cell_pooled[cell] ?? 0),
    );
    expectNumbers(gaps, reference.gap_self_minus_pooled_cell);
  });
});

describe.each(REFERENCE_ICC)('between leaders, cell $cell', ({ cell, aov, lme }) => {
  const leaders = REFERENCE_LEADERS.map(([leader]) =>
    cellRows(
      OTHERS.filter((rater) => rater.leader === leader),
      cell,
    )
      .map(known)
      .filter(({ length }) => length > 0)
      .map(mean),
  );

  it('ICC(1) and ICC(2) by analysis of variance', () => {
    expect(icc1(leaders)).toBeCloseTo(aov.ICC1, 9);
    expect(icc2(leaders)).toBeCloseTo(aov.ICC2, 9);
  });

  it('variances and ICC by a mixed model', () => {
    const components = varianceComponents(leaders);
    const { between, within } = components ?? { between: Number.NaN, within: Number.NaN };
    const single = between / (between + within);
    expect(between).toBeCloseTo(lme.tau00, 6);
    expect(within).toBeCloseTo(lme.sigma2, 6);
    expect(single).toBeCloseTo(lme.ICC1, 6);
    const size = mean(leaders.map(({ length }) => length));
    expect((size * single) / (1 + (size - 1) * single)).toBeCloseTo(lme.ICC2_SB_avgN, 6);
    const reliabilities = leaders.map(({ length }) => between / (between + within / length));
    expect(mean(reliabilities)).toBeCloseTo(lme.ICC2_meanGroupRel, 6);
  });
});

describe.each(REFERENCE_ALPHA)('reliability of cell $cell', ({ cell, n, alpha, omega }) => {
  const ratings = { rows: cellRows(OTHERS, cell) };

  it('alpha and omega, from rows and from sums of cross-products', () => {
    expect(completeRows(ratings, 'test')).toHaveLength(n);
    for (const source of [ratings, crossProducts(ratings)]) {
      expect(cronbachAlpha(source)).toBeCloseTo(alpha, 9);
      expect(Math.abs((mcdonaldOmega(source) ?? 0) - omega.omega_cov)).toBeLessThan(1e-6);
      expect(Math.abs((mcdonaldOmega(source, { standardised: true }) ?? 0) - omega.omega_cor)).toBeLessThan(1e-6);
    }
  });
});
