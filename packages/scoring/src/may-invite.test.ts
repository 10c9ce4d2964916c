import { describe, expect, it } from 'vitest';
import { mayInvite } from './may-invite.ts';

const peers = (people: string) => ({ label: 'peers' as const, personIds: [...people] });
const team = (people: string) => ({ label: 'team-members' as const, personIds: [...people] });

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

  it('refuses a person given twice', () => {
    expect(() => mayInvite({ earlier: [], proposed: [peers('ABA')], k: 3 })).toThrow('one is given twice');
  });
});
