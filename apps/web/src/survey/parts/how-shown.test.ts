import { describe, expect, it } from 'vitest';
import english from '../locales/en.json';
import { howShown, isCallout, isNeverShown } from './how-shown.ts';

const keys = (...args: Parameters<typeof howShown>) => howShown(...args).map(({ key }) => key);
const alone = { identified: false, mergesInto: null, invited: 3 };
const merging = { identified: false, mergesInto: 'peers', invited: 2 };
const identified = { identified: true, mergesInto: null, invited: 1 };
const tooFew = { identified: false, mergesInto: null, invited: 2 };
const first = { round: 1, minimumGroupSize: 3 };
const further = { round: 2, minimumGroupSize: 3 };

describe('howShown', () => {
  it('says in the first round with whom answers are joined, and what happens if too few answer', () => {
    expect(keys(alone, first, true)).toEqual(['shown-together', 'shown-not', 'shown-comments']);
    expect(howShown(merging, first, false)).toEqual([
      { key: 'shown-together' },
      { key: 'shown-merged', others: 'peers' },
    ]);
    expect(keys(identified, first, true)).toEqual(['shown-identified']);
  });

  it('says in a further round first, to everybody alike, that what is out stays and that answers may add nothing', () => {
    const asked = [alone, merging, identified];
    expect(asked.map((one) => keys(one, further, true)[0])).toEqual(asked.map(() => 'shown-stays'));
  });

  it('never says in a further round that too few answers of this round are not shown at all', () => {
    expect(keys(alone, further, true)).toEqual(['shown-stays', 'shown-together-again', 'shown-comments-again']);
    expect(keys(merging, further, false)).toEqual(['shown-stays', 'shown-together-again', 'shown-merged-again']);
    expect(keys(identified, further, true)).toEqual(['shown-stays', 'shown-identified-again']);
  });

  it('says at once, and nothing else, where so few are asked that nothing can ever be shown', () => {
    expect(keys(tooFew, first, true)).toEqual(['shown-never']);
    expect(keys(tooFew, further, true)).toEqual(['shown-never']);
    expect(keys(alone, { round: 1, minimumGroupSize: 4 }, false)).toEqual(['shown-never']);
    expect(keys({ ...tooFew, invited: 3 }, first, false)).not.toContain('shown-never');
  });

  it('says so of nobody who can be joined with others, or is shown by role', () => {
    expect([alone, merging, identified, tooFew].map((one) => isNeverShown(one, first))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('has words for each', () => {
    const all = [1, 2].flatMap((round) =>
      [alone, merging, identified, tooFew].flatMap((one) => keys(one, { round, minimumGroupSize: 3 }, true)),
    );
    expect(all.filter((key) => !(key in english.before))).toEqual([]);
  });
});

describe('isCallout', () => {
  it('is what somebody should not read over', () => {
    expect(keys(identified, further, true).filter(isCallout)).toEqual(['shown-stays', 'shown-identified-again']);
    expect(keys(tooFew, first, true).filter(isCallout)).toEqual(['shown-never']);
    expect(keys(merging, first, true).filter(isCallout)).toEqual([]);
  });
});
