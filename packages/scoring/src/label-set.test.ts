import { describe, expect, it } from 'vitest';
import { isEverShown, type LabelSet, personsOf } from './label-set.ts';

const peers = (people: string): LabelSet => ({ label: 'peers', personIds: [...people] });
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
