import { describe, expect, it } from 'vitest';
import { spearmanBrown } from './spearman-brown.ts';
import { REFERENCE_RELIABILITIES } from './testing/reference-numbers.ts';

describe('spearmanBrown', () => {
  it.each(REFERENCE_RELIABILITIES)('is the reference for one rater at $ICC1', ({ ICC1, k, rel }) => {
    expect(k.map((raters) => spearmanBrown(raters, ICC1))).toEqual(rel.map((value) => expect.closeTo(value, 9)));
  });

  it('refuses nobody, and what is no reliability', () => {
    expect(() => spearmanBrown(0, 0.3)).toThrow('there is no rater');
    expect(() => spearmanBrown(2.5, 0.3)).toThrow('whole number');
    expect(() => spearmanBrown(3, 1.1)).toThrow('from 0 to 1, got 1.1');
    expect(() => spearmanBrown(3, Number.NaN)).toThrow('got NaN');
  });
});
