import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { insiderRates } from './insider-rates.ts';
import { asArray } from './json-reading.ts';

const FIVE = { minimum: 1, maximum: 5 };

/** The made-up answers that the publisher's own tests use; one block a leader and group. */
function madeUpBlocks(): (number | null)[][][] {
  const file = new URL('../../scoring/src/fixtures/synthetic360.json', import.meta.url);
  const blocks = new Map<string, (number | null)[][]>();
  for (const row of asArray(JSON.parse(readFileSync(file, 'utf8')), 'answers')) {
    const [leader, group, , answers] = asArray(row, 'row');
    if (group === 'self') continue;
    const ratings = asArray(answers, 'answers').map((answer) => (typeof answer === 'number' ? answer : null));
    const key = `${String(leader)} ${String(group)}`;
    blocks.set(key, [...(blocks.get(key) ?? []), ratings]);
  }
  return [...blocks.values()];
}

describe('insiderRates', () => {
  it('is 43 of 130 raters, on 5 % of their answers, where three rated and the sum is published as it is', () => {
    expect(insiderRates(madeUpBlocks(), { k: 3, scale: FIVE, rated: 3, guarded: false })).toEqual({
      insiders: 130,
      insidersWhoLearn: 43,
      pairs: 2091,
      pairsWhereTheyLearn: 100,
    });
  });

  it('is less with the same-answer guard, and less with a higher k', () => {
    const blocks = madeUpBlocks();
    expect(insiderRates(blocks, { k: 3, scale: FIVE, rated: 3 })).toMatchObject({ insidersWhoLearn: 34 });
    const shares = [3, 4, 5].map((k) => {
      const { insiders, insidersWhoLearn } = insiderRates(blocks, { k, scale: FIVE });
      return insidersWhoLearn / insiders;
    });
    expect(shares).toEqual([51 / 268, 22 / 214, 11 / 170]);
  });

  it('says who learns: the one who differs from two at an end', () => {
    const block = [[4], [5], [5]];
    expect(insiderRates([block], { k: 3, scale: FIVE })).toEqual({
      insiders: 3,
      insidersWhoLearn: 1,
      pairs: 3,
      pairsWhereTheyLearn: 1,
    });
  });
});
