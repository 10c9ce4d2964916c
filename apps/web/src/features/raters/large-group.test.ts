import { describe, expect, it } from 'vitest';
import { couldBeSmaller } from './large-group.ts';

describe('couldBeSmaller', () => {
  it('is said of three times the threshold who are chosen', () => {
    expect(couldBeSmaller({ groups: ['senior-leaders'], invited: 15 }, 3)).toBe(true);
    expect(couldBeSmaller({ groups: ['peers', 'senior-leaders'], invited: 9 }, 3)).toBe(true);
    expect(couldBeSmaller({ groups: ['peers'], invited: 8 }, 3)).toBe(false);
  });

  it('is said of none whom a higher threshold needs', () => {
    expect(couldBeSmaller({ groups: ['peers'], invited: 10 }, 5)).toBe(false);
    expect(couldBeSmaller({ groups: ['peers'], invited: 15 }, 5)).toBe(true);
  });

  it('is never said of a team, which is asked whole or not at all', () => {
    expect(couldBeSmaller({ groups: ['team-members'], invited: 15 }, 3)).toBe(false);
    expect(couldBeSmaller({ groups: ['team-members', 'peers'], invited: 15 }, 3)).toBe(false);
  });
});
