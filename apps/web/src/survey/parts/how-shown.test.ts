import { describe, expect, it } from 'vitest';
import english from '../locales/en.json';
import { howShown, isCallout } from './how-shown.ts';

const keys = (...args: Parameters<typeof howShown>) => howShown(...args).map(({ key }) => key);
const alone = { identified: false, mergesInto: null };
const merging = { identified: false, mergesInto: 'peers' };
const identified = { identified: true, mergesInto: null };

describe('howShown', () => {
  it('says in the first round with whom answers are joined, and what happens if too few answer', () => {
    expect(keys(alone, { round: 1 }, true)).toEqual(['shown-together', 'shown-not', 'shown-comments']);
    expect(howShown(merging, { round: 1 }, false)).toEqual([
      { key: 'shown-together' },
      { key: 'shown-merged', others: 'peers' },
    ]);
    expect(keys(identified, { round: 1 }, true)).toEqual(['shown-identified']);
  });

  it('says in a further round first, to everybody alike, that what is out stays and that answers may add nothing', () => {
    const asked = [alone, merging, identified];
    expect(asked.map((one) => keys(one, { round: 2 }, true)[0])).toEqual(asked.map(() => 'shown-stays'));
  });

  it('never says in a further round that too few answers of this round are not shown at all', () => {
    expect(keys(alone, { round: 2 }, true)).toEqual(['shown-stays', 'shown-together-again', 'shown-comments-again']);
    expect(keys(merging, { round: 2 }, false)).toEqual(['shown-stays', 'shown-together-again', 'shown-merged-again']);
    expect(keys(identified, { round: 2 }, true)).toEqual(['shown-stays', 'shown-identified-again']);
  });

  it('has words for each', () => {
    const all = [1, 2].flatMap((round) => [alone, merging, identified].flatMap((one) => keys(one, { round }, true)));
    expect(all.filter((key) => !(key in english.before))).toEqual([]);
  });
});

describe('isCallout', () => {
  it('is what somebody should not read over', () => {
    expect(keys(identified, { round: 2 }, true).filter(isCallout)).toEqual(['shown-stays', 'shown-identified-again']);
    expect(keys(merging, { round: 1 }, true).filter(isCallout)).toEqual([]);
  });
});
