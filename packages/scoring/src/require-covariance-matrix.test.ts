import { describe, expect, it } from 'vitest';
import { requireCovarianceMatrix } from './require-covariance-matrix.ts';

const check = (matrix: number[][]) => () => requireCovarianceMatrix(matrix, 'test');

describe('requireCovarianceMatrix', () => {
  it('lets covariances through, up to rounding, as a copy', () => {
    const matrix = [
      [4, -2, 0],
      [-2, 1, 0],
      [0, 0, 0],
    ];
    expect(check(matrix)()).toEqual(matrix);
    expect(check(matrix)()).not.toBe(matrix);
    expect(
      check([
        [1, 0.3 + 1e-12],
        [0.3, 1],
      ]),
    ).not.toThrow();
    expect(
      check([
        [1e12, 3e11 + 1e-1],
        [3e11, 1e12],
      ]),
    ).not.toThrow();
    expect(
      check([
        [1, 1 + 1e-12],
        [1 + 1e-12, 1],
      ]),
    ).not.toThrow();
    expect(
      check([
        [0, 1e-17],
        [1e-17, 1],
      ]),
    ).not.toThrow();
  });

  it('refuses what is not square', () => {
    expect(check([[1]])).toThrow('test: expected at least 2 items, got 1');
    expect(check([[1, 0], [0]])).toThrow('test, covariance[1]: expected 2 numbers, got 1');
  });

  it('refuses what no variance or covariance can be, and says where', () => {
    expect(
      check([
        [1, 0],
        [0, Number.NaN],
      ]),
    ).toThrow('test, covariance[1][1]: expected a number, got NaN');
    expect(
      check([
        [1, 0],
        [0, -1],
      ]),
    ).toThrow('test, covariance[1][1]: expected a variance, got -1');
    expect(
      check([
        [1, 0.2],
        [0.3, 1],
      ]),
    ).toThrow('test, covariance[1][0]: is 0.3, but its mirror is 0.2');
    expect(
      check([
        [1, 0, 0],
        [0, 1, 2.1],
        [0, 2.1, 4],
      ]),
    ).toThrow('test, covariance[2][1]: 2.1 is more than its variances allow');
    expect(
      check([
        [1, -1.1],
        [-1.1, 1],
      ]),
    ).toThrow('-1.1 is more than its variances allow');
    expect(
      check([
        [0, 0.1],
        [0.1, 1],
      ]),
    ).toThrow('0.1 is more than its variances allow');
  });
});
