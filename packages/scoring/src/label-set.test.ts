import { describe, expect, it } from 'vitest';
import { isEverShown, type LabelSet, personsOf, possibleCases } from './label-set.ts';

const peers = (people: string, uncertain = ''): LabelSet => ({
  label: 'peers',
  personIds: [...people],
  uncertain: [...uncertain],
});
/** Each case as "earlier | proposed / may be missing". */
const written = (asked: Parameters<typeof possibleCases>[0]) =>
  possibleCases(asked).map(({ earlier, proposed, mayBeMissing }) => {
    const people = (sets: readonly LabelSet[]) => sets.map(({ personIds }) => personIds.join('')).join(' ');
    return `${people(earlier)} | ${people(proposed)} / ${[...mayBeMissing].join('')}`;
  });

describe('personsOf', () => {
  it('counts each person, and says which label has one twice', () => {
    expect(personsOf(peers('ABC'))).toEqual(new Set('ABC'));
    expect(() => personsOf(peers('ABA'))).toThrow(/people asked as peers.*one is given twice/);
  });
});

describe('isEverShown', () => {
  it('goes by the threshold of its own request, or by the one that it is compared with', () => {
    expect(isEverShown(peers('ABC'), 3)).toBe(true);
    expect(isEverShown(peers('AB'), 3)).toBe(false);
    expect(isEverShown({ ...peers('ABC'), shownFrom: 4 }, 3)).toBe(false);
    expect(isEverShown({ ...peers('ABC'), shownFrom: 3 }, 5)).toBe(true);
  });
});

describe('possibleCases', () => {
  it('has one case where nobody is uncertain', () => {
    expect(written({ earlier: [peers('ABC')], proposed: [peers('DEF')] })).toEqual(['ABC | DEF / ']);
    expect(written({ earlier: [{ label: 'peers', personIds: ['A'] }], proposed: [] })).toEqual(['A |  / ']);
  });

  it('tries every way in which some can be missing, each from the label in which that is not certain', () => {
    const asked = { earlier: [peers('ABC', 'B'), peers('BX')], proposed: [peers('ADE', 'A')] };
    expect(written(asked).sort()).toEqual(['ABC BX | ADE / ', 'ABC BX | DE / ', 'AC BX | ADE / ', 'AC BX | DE / ']);
    expect(possibleCases(asked).flatMap(({ earlier, proposed }) => [...earlier, ...proposed])).toSatisfy(
      (sets: LabelSet[]) => sets.every(({ uncertain }) => uncertain?.length === 0),
    );
  });

  it('tries six people in full', () => {
    const cases = written({ earlier: [peers('ABCDEFGHI', 'ABCDEF')], proposed: [] });
    expect([cases.length, new Set(cases).size]).toEqual([64, 64]);
  });

  it('takes seven and more apart: all there, all missing, one missing, and one at stake beside all others', () => {
    const cases = written({ earlier: [peers('ABCDEFGHI', 'ABCDEFG')], proposed: [peers('XYZ')] });
    expect([cases.length, new Set(cases).size]).toEqual([23, 23]);
    expect(cases).toEqual(
      expect.arrayContaining([
        'ABCDEFGHI | XYZ / ',
        'HI | XYZ / ',
        'ABDEFGHI | XYZ / ',
        'ABCDEFGHI | XYZ / ABDEFG',
        'ABDEFGHI | XYZ / ABDEFG',
      ]),
    );
  });
});
