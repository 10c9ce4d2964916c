import { describe, expect, it } from 'vitest';
import { itemCovariance } from './item-covariance.ts';
import { mcdonaldOmega } from './mcdonald-omega.ts';
import { oneFactorModel } from './one-factor-model.ts';
import { correlationMatrix, isPositiveDefinite, matrixTimes, matrixTotal, matrixTrace } from './symmetric-matrix.ts';
import { REFERENCE_ALPHA } from './testing/reference-numbers.ts';
import { cellRows, SYNTHETIC_RATERS } from './testing/synthetic-answers.ts';

/** The correlations that these loadings on one factor make. */
function impliedBy(loadings: readonly number[]): number[][] {
  return loadings.map((one, row) => loadings.map((other, column) => (row === column ? 1 : one * other)));
}

const close = (values: readonly number[], digits = 6) => values.map((value) => expect.closeTo(value, digits));

describe('oneFactorModel', () => {
  it.each([[[0.7, 0.6, 0.8]], [[0.9, 0.2, 0.5, 0.4, 0.6]], [[0.8, -0.3, 0.6, 0.5]]])(
    'finds the loadings %j that made the correlations',
    (loadings) => {
      const model = oneFactorModel(impliedBy(loadings));
      expect(model?.loadings).toEqual(close(loadings));
      expect(model?.uniquenesses).toEqual(close(loadings.map((loading) => 1 - loading ** 2)));
    },
  );

  it('finds loadings that cancel out, up to their common sign', () => {
    const loadings = [0.6, -0.6, 0.6, -0.6];
    const model = oneFactorModel(impliedBy(loadings));
    const sign = Math.sign(model?.loadings[0] ?? Number.NaN);
    expect(model?.loadings.map((loading) => sign * loading)).toEqual(close(loadings));
  });

  it('turns the factor so that most items load on it', () => {
    const model = oneFactorModel(impliedBy([-0.9, 0.5, 0.5, 0.5]));
    expect(model?.loadings).toEqual(close([-0.9, 0.5, 0.5, 0.5]));
  });

  it('stops at the least uniqueness', () => {
    const model = oneFactorModel([
      [1, 0.9, 0.9],
      [0.9, 1, 0.5],
      [0.9, 0.5, 1],
    ]);
    expect(model?.uniquenesses[0]).toBe(0.005);
  });

  it.each(REFERENCE_ALPHA)('has the loadings that R finds in cell $cell', ({ cell, omega }) => {
    const others = SYNTHETIC_RATERS.filter(({ group }) => group !== 'self');
    const covariance = itemCovariance({ rows: cellRows(others, cell) }, 'test') ?? [];
    const model = oneFactorModel(correlationMatrix(covariance) ?? []);
    expect(model?.loadings).toEqual(close(omega.loadings_std, 4));
  });
});

describe('mcdonaldOmega', () => {
  const alike = [
    [1, 0.5, 0.5],
    [0.5, 1, 0.5],
    [0.5, 0.5, 1],
  ];

  it('is alpha when all items load alike', () => {
    expect(mcdonaldOmega({ covariance: alike })).toBeCloseTo(0.75, 9);
  });

  it('is of the items as they are unless they are standardised', () => {
    const covariance = [
      [4, 1, 1],
      [1, 1, 0.5],
      [1, 0.5, 1],
    ];
    const common = Math.SQRT1_2 * (2 + 1 + 1);
    expect(mcdonaldOmega({ covariance })).toBeCloseTo(common ** 2 / (common ** 2 + 3), 9);
    expect(mcdonaldOmega({ covariance }, { standardised: false })).toBe(mcdonaldOmega({ covariance }));
    expect(mcdonaldOmega({ covariance }, { standardised: true })).toBeCloseTo(0.75, 9);
  });

  it('is undefined for one rater, and when an item never varies', () => {
    expect(mcdonaldOmega({ rows: [[1, 2, 3]] })).toBeNull();
    expect(
      mcdonaldOmega({
        rows: [
          [1, 2, 3],
          [2, 2, 4],
          [4, 2, 1],
        ],
      }),
    ).toBeNull();
  });

  it('is undefined when an item follows from the others', () => {
    const rows = [
      [2, 1, 5, 3],
      [4, 2, 4, 5],
      [5, 2, 5, 2],
    ];
    expect(mcdonaldOmega({ rows })).toBeNull();
    expect(
      mcdonaldOmega({
        covariance: [
          [1, 1, 0.5],
          [1, 1, 0.5],
          [0.5, 0.5, 1],
        ],
      }),
    ).toBeNull();
  });

  it('refuses fewer than three items', () => {
    expect(() =>
      mcdonaldOmega({
        covariance: [
          [1, 0.5],
          [0.5, 1],
        ],
      }),
    ).toThrow('mcdonaldOmega: expected at least 3 items, got 2');
    expect(() => mcdonaldOmega({ rows: [] })).toThrow('mcdonaldOmega: there is no value');
  });
});

describe('a symmetric matrix', () => {
  const matrix = [
    [4, 1],
    [1, 2],
  ];

  it('has a trace, a total and products', () => {
    expect(matrixTrace(matrix)).toBe(6);
    expect(matrixTotal(matrix)).toBe(8);
    expect(matrixTimes(matrix, [2, 3])).toEqual([11, 8]);
  });

  it('has correlations unless a variance is 0', () => {
    expect(
      correlationMatrix([
        [4, 1],
        [1, 1],
      ]),
    ).toEqual([
      [1, 0.5],
      [0.5, 1],
    ]);
    expect(
      correlationMatrix([
        [4, 0],
        [0, 0],
      ]),
    ).toBeNull();
  });

  it('is positive definite unless an item follows from the others', () => {
    expect(
      isPositiveDefinite([
        [1, 0.9, 0.9],
        [0.9, 1, 0.9],
        [0.9, 0.9, 1],
      ]),
    ).toBe(true);
    expect(
      isPositiveDefinite([
        [1, -1],
        [-1, 1],
      ]),
    ).toBe(false);
    expect(
      isPositiveDefinite([
        [1, 0.6, 0.8],
        [0.6, 1, 0],
        [0.8, 0, 1],
      ]),
    ).toBe(false);
    expect(
      isPositiveDefinite([
        [1, 0.6, 0.79],
        [0.6, 1, 0],
        [0.79, 0, 1],
      ]),
    ).toBe(true);
  });
});
