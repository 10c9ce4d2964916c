import { describe, expect, it } from 'vitest';
import { fewBesideIdentified } from './few-beside-identified.ts';

const peers = (people: string) => ({ label: 'peers' as const, personIds: [...people] });
const team = (people: string) => ({ label: 'team-members' as const, personIds: [...people] });

type Input = Parameters<typeof fewBesideIdentified>[0];
interface Asked extends Partial<Pick<Input, 'earlier' | 'proposed' | 'k'>> {
  namedBefore?: string;
  namedNow?: string;
}
const few = ({ earlier = [], proposed = [], namedBefore = '', namedNow = '', k = 3 }: Asked) =>
  fewBesideIdentified({
    earlier,
    proposed,
    identifiedBefore: new Set(namedBefore),
    identifiedNow: new Set(namedNow),
    k,
  });

describe('fewBesideIdentified', () => {
  it('finds few left of a label of the report to come beside those named in an earlier one', () => {
    expect(few({ proposed: [peers('ABC')], namedBefore: 'A' })).toEqual({ label: 'peers', left: 2 });
    expect(few({ proposed: [peers('ABC')], namedBefore: 'AB' })).toEqual({ label: 'peers', left: 1 });
    expect(few({ proposed: [team('UVW'), peers('ABCD')], namedBefore: 'AB' })).toEqual({ label: 'peers', left: 2 });
  });

  it('finds few left of an earlier label beside those whom the report to come names', () => {
    expect(few({ earlier: [peers('ABCD')], namedNow: 'ABC' })).toEqual({ label: 'peers', left: 1 });
    expect(few({ earlier: [team('UVW'), peers('ABC')], namedNow: 'C' })).toEqual({ label: 'peers', left: 2 });
  });

  it('finds few of what two labels differ by, whichever is the larger', () => {
    const differing = { label: 'team-members', left: 1 };
    expect(few({ earlier: [peers('ABC')], proposed: [team('ABCDEF')], namedBefore: 'DE' })).toEqual(differing);
    expect(few({ earlier: [peers('ABCDEF')], proposed: [team('ABC')], namedBefore: 'DE' })).toEqual(differing);
    expect(few({ earlier: [peers('ABCD')], proposed: [team('CDEF')], namedBefore: 'A', namedNow: 'BE' })).toEqual({
      label: 'team-members',
      left: 1,
    });
    expect(few({ earlier: [peers('UVW'), peers('ABC')], proposed: [team('ABCDEF')], namedBefore: 'DE' })).toEqual(
      differing,
    );
  });

  it('leaves alone what has enough people left, or nobody: those named are not protected', () => {
    expect(few({ proposed: [peers('ABCD')], namedBefore: 'A' })).toBeNull();
    expect(few({ proposed: [peers('ABC')], namedBefore: 'ABC' })).toBeNull();
    expect(few({ earlier: [peers('ABC')], namedNow: 'ABC' })).toBeNull();
    expect(few({ earlier: [peers('ABCD')], namedNow: 'D' })).toBeNull();
    expect(few({ earlier: [peers('ABC')], proposed: [team('ABCDEFG')], namedBefore: 'D' })).toBeNull();
    expect(few({ earlier: [peers('ABC')], proposed: [team('ABCDEF')], namedBefore: 'DEF' })).toBeNull();
  });

  it('has nothing to say where nobody is named, or nobody who is asked', () => {
    expect(few({ earlier: [peers('ABC')], proposed: [team('ABCD')] })).toBeNull();
    expect(few({ earlier: [peers('ABC')], proposed: [team('ABCD')], namedBefore: 'X', namedNow: 'Y' })).toBeNull();
  });

  it('goes by the threshold', () => {
    expect(few({ proposed: [peers('ABCD')], namedBefore: 'A', k: 4 })).toEqual({ label: 'peers', left: 3 });
    expect(few({ earlier: [peers('ABCDE')], namedNow: 'A', k: 5 })).toEqual({ label: 'peers', left: 4 });
  });

  it('leaves alone what could never be shown', () => {
    expect(few({ proposed: [peers('AB')], namedBefore: 'A' })).toBeNull();
    expect(few({ earlier: [peers('AB')], namedNow: 'A' })).toBeNull();
    expect(few({ earlier: [peers('AB')], proposed: [team('ABCDE')], namedBefore: 'C' })).toBeNull();
  });

  it('does not lay to this report what earlier ones leave over, unless it makes it fewer', () => {
    expect(few({ earlier: [peers('ABC')], proposed: [team('UVW')], namedBefore: 'A' })).toBeNull();
    expect(few({ earlier: [peers('ABC')], namedBefore: 'A', namedNow: 'X' })).toBeNull();
    expect(few({ earlier: [peers('ABC')], namedBefore: 'A', namedNow: 'B' })).toEqual({ label: 'peers', left: 1 });
  });

  it('looks at every case where it is not certain whether somebody could answer', () => {
    const perhaps = { ...peers('ABCD'), uncertain: ['D'] };
    expect(few({ proposed: [perhaps], namedBefore: 'A' })).toEqual({ label: 'peers', left: 2 });
    expect(few({ proposed: [peers('ABCD')], namedBefore: 'A' })).toBeNull();
    expect(few({ earlier: [perhaps], namedNow: 'A' })).toEqual({ label: 'peers', left: 2 });
    // All that differs is known, unless D could not answer: then D is what is left.
    expect(few({ earlier: [perhaps], proposed: [team('ABCDEFG')], namedBefore: 'EFG' })).toEqual({
      label: 'team-members',
      left: 1,
    });
  });

  it('refuses a person given twice, and a threshold that protects nobody', () => {
    expect(() => few({ proposed: [peers('ABA')] })).toThrow('one is given twice');
    expect(() => few({ earlier: [peers('ABA')] })).toThrow('one is given twice');
    expect(() => few({ k: 2 })).toThrow('minimum group size');
  });
});
