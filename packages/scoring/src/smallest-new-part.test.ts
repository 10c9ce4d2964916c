import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallestNewPart } from './smallest-new-part.ts';

const peers = (people: string) => ({ label: 'peers' as const, personIds: [...people] });
const team = (people: string) => ({ label: 'team-members' as const, personIds: [...people] });
const among = (earlier: string[], proposed: string[], k = 3) =>
  smallestNewPart({ earlier: earlier.map(peers), proposed: proposed.map(team), k });

describe('smallestNewPart', () => {
  it('finds those who were left out, who came, and who alone were asked both times', () => {
    expect(among(['ABCDEF'], ['ABCDXYZ'])).toEqual({ label: 'team-members', size: 2 });
    expect(among(['ABCDEF'], ['ABCX'])).toEqual({ label: 'team-members', size: 1 });
    expect(among(['ABCDEF'], ['FUVWXYZ'])).toEqual({ label: 'team-members', size: 1 });
  });

  it('lets the same people, quite other ones, and halves of three or more be asked', () => {
    expect(among(['ABCDEF'], ['FEDCBA'])).toBeNull();
    expect(among(['ABCDEF'], ['UVW'])).toBeNull();
    expect(among(['ABCDEF'], ['ABCXYZ'])).toBeNull();
    expect(among(['ABCDEF'], ['ABCXYZ'], 4)).toMatchObject({ size: 3 });
    expect(among([], ['ABC', 'DEF'])).toBeNull();
  });

  it('does not lay to a request what earlier ones have set apart', () => {
    expect(among(['ABCDEF', 'ABCDE'], ['ABCDEF'])).toBeNull();
    expect(among(['ABCDEF', 'ABCDE'], ['ABCXYZ'])).toMatchObject({ size: 2 });
  });

  it('refuses the requests in which each of fifteen people is in others', () => {
    const people = [...'ABCDEFGHIJKLMNO'];
    const requests = [1, 2, 4, 8].map((digit) => people.filter((_, index) => ((index + 1) & digit) !== 0).join(''));
    expect(among(requests.slice(0, 1), requests.slice(1, 2))).toBeNull();
    expect(among(requests.slice(0, 2), requests.slice(2, 3))).toMatchObject({ size: 2 });
  });

  it('goes by the threshold of each request', () => {
    const three = { ...peers('ABC'), shownFrom: 3 };
    const five = { ...team('CDEFGHI'), shownFrom: 5 };
    expect(smallestNewPart({ earlier: [three], proposed: [five], k: 5 })).toMatchObject({ size: 1 });
    expect(smallestNewPart({ earlier: [five], proposed: [three], k: 3 })).toMatchObject({ size: 1 });
    const half = { ...team('ABCUVW'), shownFrom: 3 };
    expect(smallestNewPart({ earlier: [peers('ABCDEF')], proposed: [half], k: 3 })).toBeNull();
    expect(smallestNewPart({ earlier: [{ ...peers('ABCDEF'), shownFrom: 4 }], proposed: [half], k: 3 })).toMatchObject({
      size: 3,
    });
  });

  it('leaves alone what is never shown', () => {
    expect(among(['ABCDEF'], ['AB'])).toBeNull();
    expect(among(['AB'], ['ABCDE'])).toBeNull();
  });

  it('leaves nobody who is named by numbers of the requests: of whom one is missing, three could be', () => {
    const persons = fc.uniqueArray(fc.constantFrom(...'ABCDEFGHIJ'), { minLength: 3 });
    fc.assert(
      fc.property(fc.array(persons, { minLength: 1, maxLength: 4 }), (asked) => {
        const allowed: string[][] = [];
        for (const next of asked) {
          if (
            among(
              allowed.map((ids) => ids.join('')),
              [next.join('')],
            ) === null
          )
            allowed.push(next);
        }
        const numbersWithout = (id: string) => allowed.map((ids) => ids.filter((one) => one !== id).length).join();
        for (const id of new Set(allowed.flat())) {
          const alike = [...new Set(allowed.flat())].filter((other) => numbersWithout(other) === numbersWithout(id));
          expect(alike.length).toBeGreaterThanOrEqual(3);
        }
      }),
      { numRuns: 300 },
    );
  });
});
