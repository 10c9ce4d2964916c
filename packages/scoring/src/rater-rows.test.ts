import { describe, expect, it } from 'vitest';
import { completeRows } from './rater-rows.ts';

describe('completeRows', () => {
  it('keeps the raters who rated every item, from lists and typed arrays', () => {
    const rows = [[4, 5], [3, null], Uint8Array.of(0, 2), [null, null]];
    expect(completeRows({ rows }, 'test')).toEqual([
      [4, 5],
      [0, 2],
    ]);
  });

  it('refuses no row, no item, rows of different length and what is no number', () => {
    expect(() => completeRows({ rows: [] }, 'test')).toThrow('test: there is no value');
    expect(() => completeRows({ rows: [[]] }, 'test')).toThrow('test: there is no value');
    expect(() => completeRows({ rows: [[1, 2], [1]] }, 'test')).toThrow('test, rows[1]: expected 2 items, got 1');
    expect(() =>
      completeRows(
        {
          rows: [
            [1, 2],
            [1, 2, 3],
          ],
        },
        'test',
      ),
    ).toThrow('rows[1]: expected 2 items, got 3');
    expect(() => completeRows({ rows: [[1, Number.NaN]] }, 'test')).toThrow(
      'test, rows[0][1]: expected a number, got NaN',
    );
    expect(() =>
      completeRows(
        {
          rows: [
            [1, null],
            [1 / 0, 2],
          ],
        },
        'test',
      ),
    ).toThrow('rows[1][0]: expected a number, got Inf');
  });
});
