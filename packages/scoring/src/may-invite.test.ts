import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabelSet } from './label-set.ts';
import { mayInvite } from './may-invite.ts';
import { smallestCombination } from './smallest-combination.ts';

const peers = (people: string) => ({ label: 'peers' as const, personIds: [...people] });
const team = (people: string) => ({ label: 'team-members' as const, personIds: [...people] });
const certain = ({ label, personIds }: LabelSet): LabelSet => ({ label, personIds });

describe('mayInvite', () => {
  it('refuses the second of four requests that would give every answer away', () => {
    for (const next of ['ABD', 'ACD', 'BCD']) {
      expect(mayInvite({ earlier: [peers('ABC')], proposed: [peers(next)], k: 3 })).toEqual({
        allowed: false,
        reason: 'differs-by-too-few',
        label: 'peers',
        differsBy: 2,
      });
    }
  });

  it('allows the same people again, in any order, and people who differ by k', () => {
    expect(mayInvite({ earlier: [peers('ABCD')], proposed: [peers('DCBA')], k: 3 })).toEqual({ allowed: true });
    expect(mayInvite({ earlier: [peers('ABC')], proposed: [peers('ABCDEF')], k: 3 })).toEqual({ allowed: true });
    expect(mayInvite({ earlier: [], proposed: [peers('ABC')], k: 3 })).toEqual({ allowed: true });
  });

  it('compares across labels: another name does not hide the same people', () => {
    expect(mayInvite({ earlier: [peers('ABCD')], proposed: [team('ABCDE')], k: 3 })).toMatchObject({
      allowed: false,
      label: 'team-members',
      differsBy: 1,
    });
  });

  it('compares with every earlier request, not with the last alone', () => {
    const earlier = [peers('ABCD'), peers('EFGH')];
    expect(mayInvite({ earlier, proposed: [peers('ABCDE')], k: 3 }).allowed).toBe(false);
  });

  it('refuses what adds up with several earlier requests to one person, though each two differ by enough', () => {
    const earlier = [peers('ABC'), peers('ABCDEF')];
    expect(mayInvite({ earlier, proposed: [team('DEFG')], k: 3 })).toEqual({
      allowed: false,
      reason: 'adds-up-to-too-few',
      label: 'team-members',
      differsBy: 1,
    });
    expect(mayInvite({ earlier, proposed: [team('DEFGHI')], k: 3 })).toEqual({ allowed: true });
    expect(mayInvite({ earlier, proposed: [team('GHI')], k: 3 })).toEqual({ allowed: true });
  });

  it('does not lay to other people what earlier campaigns add up to already', () => {
    const earlier = [peers('ABCD'), peers('ABCDE')];
    expect(mayInvite({ earlier, proposed: [peers('FGH'), team('ABCD')], k: 3 })).toMatchObject({ differsBy: 1 });
    expect(mayInvite({ earlier, proposed: [peers('FGH')], k: 3 })).toEqual({ allowed: true });
  });

  it('finds what these people add, however few earlier campaigns give away already', () => {
    const masks = [peers('MNOPQR'), peers('MNOPQ')];
    const earlier = [peers('ABCDEFGHIJ'), team('ABC')];
    const proposed = [peers('DEFGHI')];
    const refusal = { allowed: false, reason: 'adds-up-to-too-few', label: 'peers', differsBy: 1 };
    expect(mayInvite({ earlier, proposed, k: 3 })).toEqual(refusal);
    expect(mayInvite({ earlier: [...masks, ...earlier], proposed, k: 3 })).toEqual(refusal);
    expect(mayInvite({ earlier: [...earlier, ...masks], proposed: [peers('DEFGHIJ')], k: 3 })).toEqual({
      allowed: true,
    });
  });

  it('says the same whatever campaigns about quite other people give away', () => {
    const persons = fc.uniqueArray(fc.constantFrom(...'ABCDEFGH'), { minLength: 3 });
    fc.assert(
      fc.property(fc.array(persons, { maxLength: 3 }), persons, (before, next) => {
        const earlier = before.map((ids) => peers(ids.join('')));
        const proposed = [team(next.join(''))];
        const masked = [peers('STUVW'), peers('STUV'), ...earlier, peers('STUVX')];
        expect(mayInvite({ earlier: masked, proposed, k: 3 })).toEqual(mayInvite({ earlier, proposed, k: 3 }));
      }),
    );
  });

  it('leaves alone what could never be shown', () => {
    expect(mayInvite({ earlier: [peers('AB')], proposed: [peers('ABC')], k: 3 })).toEqual({ allowed: true });
    expect(mayInvite({ earlier: [peers('ABC')], proposed: [peers('AB')], k: 3 })).toEqual({ allowed: true });
  });

  describe('where it is not certain whether somebody could answer', () => {
    const without = (people: string, uncertain: string) => ({ ...peers(people), uncertain: uncertain.length });
    const asked = (earlier: Parameters<typeof mayInvite>[0]['earlier'], next: string, k = 3) =>
      mayInvite({ earlier, proposed: [peers(next)], k });

    it('refuses the same people, those who remain, and whoever differs by k at most', () => {
      const refusal = { allowed: false, reason: 'may-differ-by-too-few', label: 'peers' };
      expect(asked([without('ABCD', 'D')], 'ABCD')).toEqual({ ...refusal, differsBy: 1 });
      expect(asked([without('ABCD', 'D')], 'ABC')).toEqual({ ...refusal, differsBy: 1 });
      expect(asked([without('ABCD', 'D')], 'ABCXY')).toEqual({ ...refusal, differsBy: 2 });
      expect(asked([without('ABCD', 'D')], 'ABCWXY')).toEqual({ allowed: true });
      expect(asked([without('ABCDEF', 'EF')], 'CDEFXY', 4)).toMatchObject({ differsBy: 2 });
      expect(asked([peers('ABCD')], 'ABCD')).toEqual({ allowed: true });
    });

    it('refuses what remains of a request beside a later one, as the other way round', () => {
      expect(mayInvite({ earlier: [peers('ABCD')], proposed: [without('ABCD', 'D')], k: 3 })).toMatchObject({
        allowed: false,
        reason: 'may-differ-by-too-few',
      });
    });

    it('adds and subtracts every case: of three sets, one of whom may be smaller, one person can be left', () => {
      const earlier = [without('ABCDE', 'D'), { ...team('FGHIJ') }];
      expect(mayInvite({ earlier, proposed: [peers('ABCDEFGHIJ')], k: 3 })).toMatchObject({
        allowed: false,
        reason: 'adds-up-to-too-few',
        differsBy: 1,
      });
      expect(mayInvite({ earlier: earlier.map(certain), proposed: [peers('ABCDEFGHIJ')], k: 3 }).allowed).toBe(true);
    });

    it('leaves alone what could never be shown', () => {
      expect(asked([without('AB', 'B')], 'ABC')).toEqual({ allowed: true });
    });

    it('leaves no report that another one, whoever could answer, can be subtracted from to fewer than k', () => {
      const persons = fc.uniqueArray(fc.constantFrom(...'ABCDEFGHI'), { minLength: 3 });
      fc.assert(
        fc.property(persons, persons, fc.integer({ min: 0, max: 3 }), (before, next, gone) => {
          const uncertain = before.slice(0, gone);
          const decision = mayInvite({
            earlier: [without(before.join(''), uncertain.join(''))],
            proposed: [peers(next.join(''))],
            k: 3,
          });
          if (!decision.allowed) return;
          for (let mask = 0; mask < 2 ** gone; mask += 1) {
            const could = before.filter((_, place) => place >= gone || (mask >> place) % 2 === 0);
            const differing = [
              ...could.filter((id) => !next.includes(id)),
              ...next.filter((id) => !could.includes(id)),
            ];
            expect(differing.length === 0 || differing.length >= 3).toBe(true);
          }
        }),
      );
    });
  });

  it('holds what a higher threshold promised against a request with a lower one, and the other way round', () => {
    const five = { ...peers('ABCDEFGH'), shownFrom: 5 };
    const three = { ...peers('ABCD'), shownFrom: 3 };
    for (const k of [3, 5]) {
      const refusal = { allowed: false, reason: 'differs-by-too-few', differsBy: 4 };
      expect(mayInvite({ earlier: [five], proposed: [three], k })).toMatchObject(refusal);
      expect(mayInvite({ earlier: [three], proposed: [five], k })).toMatchObject(refusal);
      expect(mayInvite({ earlier: [five], proposed: [{ ...peers('UVWX'), shownFrom: 3 }], k })).toEqual({
        allowed: true,
      });
      expect(mayInvite({ earlier: [five], proposed: [{ ...peers('ABC'), shownFrom: 3 }], k })).toEqual({
        allowed: true,
      });
    }
    const sum = {
      earlier: [
        { ...peers('ABCDEFGHIJ'), shownFrom: 5 },
        { ...team('ABC'), shownFrom: 3 },
      ],
      k: 5,
    };
    expect(mayInvite({ ...sum, proposed: [{ ...peers('DEF'), shownFrom: 3 }] })).toMatchObject({ differsBy: 4 });
  });

  it('takes people who are named out of sums of several labels, too', () => {
    const earlier = [peers('ABCDEFGHIJ')];
    const proposed = [team('ABC'), peers('DEFG')];
    const nobody = new Set<string>();
    expect(mayInvite({ earlier, proposed, k: 3 })).toEqual({ allowed: true });
    const refusal = { allowed: false, reason: 'adds-up-to-too-few', differsBy: 1 };
    expect(mayInvite({ earlier, proposed, k: 3, named: { before: nobody, now: new Set('HI') } })).toMatchObject(
      refusal,
    );
    expect(mayInvite({ earlier, proposed, k: 3, named: { before: new Set('HI'), now: nobody } })).toMatchObject(
      refusal,
    );
    expect(mayInvite({ earlier, proposed, k: 3, named: { before: nobody, now: new Set('HIJ') } }).allowed).toBe(true);
    // Naming alone is enough.
    const three = [peers('ABCDEFG'), team('ABCD')];
    expect(
      mayInvite({ earlier: three, proposed: [], k: 3, named: { before: nobody, now: new Set('E') } }),
    ).toMatchObject({
      differsBy: 2,
    });
    expect(
      mayInvite({ earlier: three, proposed: [], k: 3, named: { before: new Set('E'), now: new Set('E') } }).allowed,
    ).toBe(true);
  });

  it('finds whom two of several uncertain people leave, whoever of them was there', () => {
    const earlier = [peers('ABCDEFGHIJKL')];
    const unsure = { ...peers('GHIJKLMNOP'), uncertain: 5 };
    expect(mayInvite({ earlier, proposed: [team('ABCDEF'), unsure], k: 3 })).toMatchObject({
      allowed: false,
      reason: 'adds-up-to-too-few',
    });
    const apart = { ...peers('QRSTUVWXYZ'), uncertain: 5 };
    expect(mayInvite({ earlier, proposed: [team('ABCDEF'), apart], k: 3 })).toEqual({ allowed: true });
  });

  it('allows no sum of three requests that leaves few, whoever of the uncertain was missing', () => {
    const persons = fc.uniqueArray(fc.constantFrom(...'ABCDEFG'), { minLength: 3 });
    fc.assert(
      fc.property(persons, persons, persons, fc.integer({ min: 0, max: 3 }), (one, other, next, gone) => {
        const set = { ...peers(next.join('')), uncertain: gone };
        if (!mayInvite({ earlier: [peers(one.join(''))], proposed: [peers(other.join(''))], k: 3 }).allowed) return;
        if (!mayInvite({ earlier: [peers(one.join('')), peers(other.join(''))], proposed: [set], k: 3 }).allowed)
          return;
        for (let mask = 0; mask < 2 ** gone; mask += 1) {
          const could = next.filter((_, place) => place >= gone || (mask >> place) % 2 === 0);
          if (could.length < 3) continue;
          expect(smallestCombination({ sets: [one, other, could].map((ids) => new Set(ids)), limit: 3 })).toBeNull();
        }
      }),
      { numRuns: 500 },
    );
  });

  describe('beside people who are named', () => {
    interface Asked {
      earlier?: readonly LabelSet[];
      proposed?: readonly LabelSet[];
      before?: string;
      now?: string;
      k?: number;
    }
    /** How few people are left, or null where it is allowed. */
    const left = ({ earlier = [], proposed = [], before = '', now = '', k = 3 }: Asked) => {
      const decision = mayInvite({ earlier, proposed, k, named: { before: new Set(before), now: new Set(now) } });
      return decision.allowed ? null : decision.differsBy;
    };

    it('finds few left of a label of the report to come, where some are named in an earlier one', () => {
      expect(left({ proposed: [peers('ABC')], before: 'A' })).toBe(2);
      expect(left({ proposed: [peers('ABC')], before: 'AB' })).toBe(1);
      expect(left({ proposed: [team('UVW'), peers('ABCD')], before: 'AB' })).toBe(2);
    });

    it('finds few left of an earlier label, where the report to come names some', () => {
      expect(left({ earlier: [peers('ABCD')], now: 'ABC' })).toBe(1);
      expect(left({ earlier: [team('UVW'), peers('ABC')], now: 'C' })).toBe(2);
    });

    it('finds few of what two labels differ by, whichever is the larger', () => {
      expect(left({ earlier: [peers('ABC')], proposed: [team('ABCDEF')], before: 'DE' })).toBe(1);
      expect(left({ earlier: [peers('ABCDEF')], proposed: [team('ABC')], before: 'DE' })).toBe(1);
      expect(left({ earlier: [peers('UVW'), peers('ABC')], proposed: [team('ABCDEF')], before: 'DE' })).toBe(1);
    });

    it('leaves alone what has enough people left, or nobody: those named are not protected', () => {
      expect(left({ proposed: [peers('ABCD')], before: 'A' })).toBeNull();
      expect(left({ proposed: [peers('ABC')], before: 'ABC' })).toBeNull();
      expect(left({ earlier: [peers('ABC')], now: 'ABC' })).toBeNull();
      expect(left({ earlier: [peers('ABCD')], now: 'D' })).toBeNull();
      expect(left({ earlier: [peers('ABC')], proposed: [team('ABCDEFG')], before: 'D' })).toBeNull();
      expect(left({ earlier: [peers('ABC')], proposed: [team('ABCDEF')], before: 'DEF' })).toBeNull();
      expect(left({ earlier: [peers('ABC')], proposed: [team('UVW')], before: 'X', now: 'Y' })).toBeNull();
    });

    it('goes by the threshold, and leaves alone what could never be shown', () => {
      expect(left({ proposed: [peers('ABCD')], before: 'A', k: 4 })).toBe(3);
      expect(left({ earlier: [peers('ABCDE')], now: 'A', k: 5 })).toBe(4);
      expect(left({ proposed: [peers('AB')], before: 'A' })).toBeNull();
      expect(left({ earlier: [peers('AB')], now: 'A' })).toBeNull();
      expect(left({ earlier: [peers('AB')], proposed: [team('ABCDE')], before: 'C' })).toBeNull();
    });

    it('does not lay to this report what earlier ones leave over, unless it makes it fewer', () => {
      expect(left({ earlier: [peers('ABC')], proposed: [team('UVW')], before: 'A' })).toBeNull();
      expect(left({ earlier: [peers('ABC')], before: 'A', now: 'X' })).toBeNull();
      expect(left({ earlier: [peers('ABC')], before: 'A', now: 'B' })).toBe(1);
    });

    it('looks at every case where it is not certain whether somebody could answer', () => {
      const perhaps = { ...peers('ABCD'), uncertain: 1 };
      expect(left({ proposed: [perhaps], before: 'A' })).toBe(2);
      expect(left({ proposed: [peers('ABCD')], before: 'A' })).toBeNull();
      expect(left({ earlier: [perhaps], now: 'A' })).toBe(2);
      // All that differs is known, unless D could not answer: then D is what is left.
      expect(left({ earlier: [perhaps], proposed: [team('ABCDEFGH')], before: 'EFGH' })).toBe(1);
    });
  });

  it('holds a label to be there whose people may not reach the threshold: with another it may be shown', () => {
    const earlier = [team('ABCDE'), { ...peers('PQR'), uncertain: 2 }];
    expect(mayInvite({ earlier, proposed: [team('ABCDE')], k: 3 })).toEqual({ allowed: true });
    expect(mayInvite({ earlier, proposed: [team('ABCDEPQR')], k: 3 })).toMatchObject({ allowed: false });
    expect(mayInvite({ earlier, proposed: [team('ABCDEQ')], k: 3 })).toMatchObject({ allowed: false });
  });

  it('goes on protecting those who are named elsewhere where nobody can tell them', () => {
    const sum = { earlier: [peers('UVW'), peers('UVWXYZ')], proposed: [peers('XYZA')], k: 3 };
    const named = { before: new Set('A'), now: new Set<string>() };
    for (const one of [sum, { ...sum, named }]) expect(mayInvite(one)).toMatchObject({ allowed: false, differsBy: 1 });
  });

  it('allows nothing that adds to few, whoever was missing in truth', () => {
    const persons = fc.uniqueArray(fc.constantFrom(...'ABCDEFGH'), { minLength: 3 });
    const some = fc.record({ persons, gone: fc.integer({ min: 0, max: 2 }) });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 3 }), some, (before, next) => {
        const all = [...before, next];
        // As many as they are, in whichever of the requests.
        const uncertain = new Set(all.flatMap(({ persons, gone }) => persons.slice(0, gone))).size;
        const asked = ({ persons }: { persons: string[] }) => ({ ...peers(persons.join('')), uncertain });
        if (!mayInvite({ earlier: before.map(asked), proposed: [asked(next)], k: 3 }).allowed) return;
        const ways = 2 ** all.reduce((sum, { gone }) => sum + gone, 0);
        for (let way = 0; way < ways; way += 1) {
          let left = way;
          const could = all.map(({ persons, gone }) => {
            const missing = left % 2 ** gone;
            left = Math.floor(left / 2 ** gone);
            return new Set(persons.filter((_, place) => place >= gone || Math.floor(missing / 2 ** place) % 2 === 0));
          });
          const known = { sets: before.length, apart: new Set<string>() };
          expect(smallestCombination({ sets: could, limit: 3, known, lastIsShown: true })).toBeNull();
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('compares nothing with reports about quite other people, however many of those are uncertain', () => {
    const others = { ...peers('QRST'), uncertain: 4 };
    expect(mayInvite({ earlier: [others], proposed: [team('ABC')], k: 3 })).toEqual({ allowed: true });
    expect(mayInvite({ earlier: [others, peers('ABC')], proposed: [team('ABC')], k: 3 })).toEqual({ allowed: true });
    expect(mayInvite({ earlier: [others], proposed: [team('ABQ')], k: 3 }).allowed).toBe(false);
  });

  it('refuses a person given twice, and a threshold that protects nobody', () => {
    expect(() => mayInvite({ earlier: [], proposed: [peers('ABA')], k: 2 })).toThrow('minimum group size');
    expect(() => mayInvite({ earlier: [], proposed: [peers('ABA')], k: 3 })).toThrow('one is given twice');
  });
});
