import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageDeviation } from './average-deviation.ts';
import { awg } from './awg.ts';
import { cronbachAlpha } from './cronbach-alpha.ts';
import { crossProducts, mergeCrossProducts } from './cross-products.ts';
import { icc1 } from './icc1.ts';
import { icc2 } from './icc2.ts';
import { mcdonaldOmega } from './mcdonald-omega.ts';
import { rStarWgJ } from './r-star-wg-j.ts';
import { rwg } from './rwg.ts';
import { rwgJ } from './rwg-j.ts';
import type { Sample } from './sample.ts';
import { sampleVariance } from './sample-variance.ts';
import { tInterval } from './t-interval.ts';
import { countsOf } from './testing/reference-numbers.ts';
import { varianceComponents } from './variance-components.ts';

const SCALE = { minimum: 1, maximum: 5 };
const RATING = fc.integer({ min: 1, max: 5 });
const RATINGS = fc.array(RATING, { minLength: 1, maxLength: 15 });
const GROUPS = fc.array(RATINGS, { minLength: 1, maxLength: 6 });
const rowsOf = <Cell>(cell: fc.Arbitrary<Cell>) =>
  fc
    .integer({ min: 3, max: 5 })
    .chain((items) =>
      fc.array(fc.array(cell, { minLength: items, maxLength: items }), { minLength: 1, maxLength: 12 }),
    );
const ROWS = rowsOf(RATING);
const ROWS_WITH_GAPS = rowsOf(fc.option(RATING, { freq: 6 }));

/** All statistics of one item; an interval as its width. */
function ofOneItem(sample: Sample, scale = SCALE): (number | null)[] {
  const interval = tInterval(sample, { minimum: scale.minimum - 100, maximum: scale.maximum + 100 });
  return [
    sampleVariance(sample),
    rwg(sample, 5),
    rwgJ([sample], 5),
    rStarWgJ([sample], 5),
    averageDeviation(sample),
    awg(sample, scale),
    interval && interval.upper - interval.lower,
  ];
}

const ofGroups = (groups: readonly Sample[]) => [icc1(groups), icc1(groups, { groupSize: 'n0' }), icc2(groups)];

function expectSame(actual: readonly (number | null)[], expected: readonly (number | null)[]): void {
  expect(actual).toEqual(expected.map((value) => (value === null ? null : expect.closeTo(value, 8))));
}

describe('one item', () => {
  it('does not know the order of raters, nor whether they come as a list, a typed array or counts', () => {
    fc.assert(
      fc.property(RATINGS, (ratings) => {
        const expected = ofOneItem(ratings);
        expectSame(ofOneItem([...ratings].reverse()), expected);
        expectSame(ofOneItem(Uint8Array.from(ratings).sort()), expected);
        expectSame(ofOneItem({ minimum: 1, counts: Uint16Array.from(countsOf(ratings)) }), expected);
      }),
    );
  });

  it('does not change with a constant, nor with the scale reversed', () => {
    fc.assert(
      fc.property(RATINGS, fc.integer({ min: -50, max: 50 }), (ratings, constant) => {
        const expected = ofOneItem(ratings);
        const moved = { minimum: 1 + constant, maximum: 5 + constant };
        expectSame(
          ofOneItem(
            ratings.map((rating) => rating + constant),
            moved,
          ),
          expected,
        );
        expectSame(ofOneItem(ratings.map((rating) => 6 - rating)), expected);
      }),
    );
  });

  it('keeps agreement within its range', () => {
    fc.assert(
      fc.property(GROUPS, (items) => {
        for (const item of items) {
          expect(rwg(item, 5) ?? 0).toBeGreaterThanOrEqual(0);
          expect(rwg(item, 5) ?? 0).toBeLessThanOrEqual(1);
          expect(Math.abs(awg(item, SCALE) ?? 0)).toBeLessThanOrEqual(1 + 1e-9);
          expect(averageDeviation(item) ?? 0).toBeLessThanOrEqual(2);
        }
        expect(rwgJ(items, 5) ?? 0).toBeGreaterThanOrEqual(0);
        expect(rwgJ(items, 5) ?? 0).toBeLessThanOrEqual(1);
        expect(rStarWgJ(items, 5) ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('keeps an interval within the scale, around the mean', () => {
    fc.assert(
      fc.property(RATINGS, (ratings) => {
        const interval = tInterval(ratings, SCALE) ?? { lower: 1, upper: 5 };
        const center = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
        expect(interval.lower).toBeGreaterThanOrEqual(1);
        expect(interval.lower).toBeLessThanOrEqual(center);
        expect(interval.upper).toBeLessThanOrEqual(5);
        expect(interval.upper).toBeGreaterThanOrEqual(center);
      }),
    );
  });
});

describe('several items', () => {
  it('are the same from rows and item by item; a row with a gap might as well not be there', () => {
    fc.assert(
      fc.property(ROWS_WITH_GAPS, (rows) => {
        const complete = rows.filter((row) => !row.includes(null));
        const items = (complete[0] ?? []).map((_, item) => complete.map((row) => row[item] ?? Number.NaN));
        const byItem = complete.length === 0 ? [null, null] : [rwgJ(items, 5), rStarWgJ(items, 5)];
        expectSame([rwgJ({ rows }, 5), rStarWgJ({ rows }, 5)], byItem);
        const alpha = complete.length === 0 ? null : cronbachAlpha({ rows: complete });
        expectSame([cronbachAlpha({ rows })], [alpha]);
        expectSame([cronbachAlpha(crossProducts({ rows }))], [alpha]);
      }),
    );
  });

  it('have an alpha of at most 1, whatever the order, the constant or the direction', () => {
    fc.assert(
      fc.property(ROWS, (rows) => {
        const alpha = cronbachAlpha({ rows });
        expect(alpha ?? 1).toBeLessThanOrEqual(1 + 1e-9);
        expectSame([cronbachAlpha({ rows: [...rows].reverse() })], [alpha]);
        expectSame([cronbachAlpha({ rows: rows.map((row) => [...row].reverse()) })], [alpha]);
        expectSame([cronbachAlpha({ rows: rows.map((row) => row.map((rating) => 20 - rating)) })], [alpha]);
      }),
    );
  });

  it('have an omega between 0 and 1, whatever the order', () => {
    fc.assert(
      fc.property(ROWS, (rows) => {
        const omega = mcdonaldOmega({ rows });
        expect(omega ?? 0).toBeGreaterThanOrEqual(0);
        expect(omega ?? 0).toBeLessThanOrEqual(1);
        const reversed = mcdonaldOmega({ rows: [...rows].reverse() });
        if (omega !== null && reversed !== null) expect(reversed).toBeCloseTo(omega, 4);
      }),
      // Six raters whose first and last item stand equally for the factor: rounding must not choose between them.
      {
        numRuns: 20,
        examples: [
          [
            [
              [3, 3, 2, 3],
              [3, 2, 2, 3],
              [4, 2, 5, 2],
              [3, 1, 2, 5],
              [2, 4, 3, 5],
              [5, 2, 2, 4],
            ],
          ],
        ],
      },
    );
  });

  it('add up from parts', () => {
    fc.assert(
      fc.property(ROWS_WITH_GAPS, fc.nat(), (rows, cut) => {
        const at = cut % rows.length;
        const whole = crossProducts({ rows });
        if (at === 0) return;
        const [one, other] = [rows.slice(0, at), rows.slice(at)].map((part) => crossProducts({ rows: part }));
        if (one === undefined || other === undefined) throw new Error('no parts');
        expect(mergeCrossProducts(one, other)).toEqual(whole);
        expect(mergeCrossProducts(other, one)).toEqual(whole);
      }),
    );
  });
});

describe('between leaders', () => {
  it('nothing depends on order, constant, direction or form', () => {
    fc.assert(
      fc.property(GROUPS, (groups) => {
        const expected = ofGroups(groups);
        expectSame(ofGroups([...groups].reverse()), expected);
        expectSame(ofGroups(groups.map((group) => [...group].reverse())), expected);
        expectSame(ofGroups(groups.map((group) => group.map((rating) => 16 - rating))), expected);
        expectSame(ofGroups(groups.map((group) => ({ minimum: 1, counts: countsOf(group) }))), expected);
      }),
    );
  });

  it('ICC stays at most 1, and variances from 0 on', () => {
    fc.assert(
      fc.property(GROUPS, (groups) => {
        for (const value of ofGroups(groups)) expect(value ?? 0).toBeLessThanOrEqual(1 + 1e-9);
        const components = varianceComponents(groups);
        expect(components?.between ?? 0).toBeGreaterThanOrEqual(0);
        expect(components?.within ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
