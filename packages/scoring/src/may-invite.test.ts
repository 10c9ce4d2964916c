import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabelSet } from './label-set.ts';
import { mayInvite } from './may-invite.ts';

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

  it('leaves alone what could never be shown', () => {
    expect(mayInvite({ earlier: [peers('AB')], proposed: [peers('ABC')], k: 3 })).toEqual({ allowed: true });
    expect(mayInvite({ earlier: [peers('ABC')], proposed: [peers('AB')], k: 3 })).toEqual({ allowed: true });
  });

  describe('where it is not certain whether somebody could answer', () => {
    const without = (people: string, uncertain: string) => ({ ...peers(people), uncertain: [...uncertain] });
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

    it('says the same whoever it is: a refusal does not tell who was withdrawn', () => {
      for (const next of ['ABCD', 'ABCX', 'ABCXY', 'ABCDXYZ', 'ABCDWXYZ', 'WXYZ']) {
        const heard = [...'ABCD'].map((person) => JSON.stringify(asked([without('ABCD', person)], next)));
        expect([next, new Set(heard).size]).toEqual([next, 1]);
      }
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

  it('refuses a person given twice', () => {
    expect(() => mayInvite({ earlier: [], proposed: [peers('ABA')], k: 3 })).toThrow('one is given twice');
  });
});
