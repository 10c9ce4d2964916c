import { describe, expect, it } from 'vitest';
import { spearmanBrown } from './spearman-brown.ts';
import { REFERENCE_RELIABILITIES } from './testing/reference-numbers.ts';

describe('spearmanBrown', () => {
  it.each(REFERENCE_RELIABILITIES)('is the reference for one rater at $ICC1', ({ ICC1, k, rel }) => {
    expect(k.map((raters) => spearmanBrown(raters, ICC1))).toEqual(rel.map((value) => expect.closeTo(value, 9)));
  });

  it('keeps the ends: raters who tell nothing, and raters who tell all', () => {
    expect(spearmanBrown(5, 0)).toBe(0);
    expect(spearmanBrown(5, 1)).toBe(1);
  });

  it('refuses nobody, and what is no reliability', () => {
    expect(() => spearmanBrown(0, 0.3)).toThrow('spearmanBrown: there is no rater');
    expect(() => spearmanBrown(2.5, 0.3)).toThrow('spearmanBrown, raters: expected a whole number');
    expect(() => spearmanBrown(3, 1.1)).toThrow('spearmanBrown: expected a reliability from 0 to 1, got 1.1');
    expect(() => spearmanBrown(3, -0.1)).toThrow('from 0 to 1, got -0.1');
    expect(() => spearmanBrown(3, Number.NaN)).toThrow('got NaN');
  });
});
