import { describe, expect, it } from 'vitest';
import { ResidueSpan } from './residue-span.ts';
import { revealsFew } from './reveals-few.ts';

const PRIME = 67_108_859;
const SINGLES = [1, 1, 1, 1, 1, 1];

function spanOf(...vectors: readonly (readonly number[])[]): ResidueSpan {
  return vectors.reduce(
    (span, vector) => span.with(Float64Array.from(vector)),
    new ResidueSpan(vectors[0]?.length ?? 0, PRIME),
  );
}

describe('revealsFew', () => {
  it('finds a set of few that is a sum of several rows, and no set of enough', () => {
    const span = spanOf([1, 0, 0, 1, 0, 0], [0, 1, 0, PRIME - 1, 0, 0]);
    expect(revealsFew(span, [2, 2, 1, 9, 1, 1], 4)).toBe(false);
    expect(revealsFew(span, [2, 2, 1, 9, 1, 1], 5)).toBe(true);
  });

  it('lets through sums in which somebody counts twice', () => {
    expect(revealsFew(spanOf([1, 2, 0, 0, 0, 0]), SINGLES, 5)).toBe(false);
  });

  it('finds all but one, also where the one left out stands at a pivot', () => {
    expect(revealsFew(spanOf([0, 1, 1, 1, 1, 1]), SINGLES, 5)).toBe(true);
    expect(revealsFew(spanOf([1, 5, 7, 0, 0, 0], [0, 1, 1, 1, 1, 1]), SINGLES, 5)).toBe(true);
    expect(revealsFew(spanOf([1, 5, 7, 0, 0, 0], [0, 1, 1, 1, 1, 2]), SINGLES, 5)).toBe(false);
  });

  it('finds nothing where the one class left out holds several, or where nothing is shown', () => {
    expect(revealsFew(spanOf([0, 1, 1, 1, 1, 1]), [2, 1, 1, 1, 1, 1], 5)).toBe(false);
    expect(revealsFew(new ResidueSpan(6, PRIME), SINGLES, 5)).toBe(false);
  });
});
