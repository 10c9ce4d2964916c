import { describe, expect, it } from 'vitest';
import { couldBeSmaller } from './large-group.ts';

describe('couldBeSmaller', () => {
  it('is said of more than eight who are chosen', () => {
    expect(couldBeSmaller({ groups: ['senior-leaders'], invited: 15 })).toBe(true);
    expect(couldBeSmaller({ groups: ['peers', 'senior-leaders'], invited: 9 })).toBe(true);
    expect(couldBeSmaller({ groups: ['peers'], invited: 8 })).toBe(false);
  });

  it('is never said of a team, which is asked whole or not at all', () => {
    expect(couldBeSmaller({ groups: ['team-members'], invited: 15 })).toBe(false);
    expect(couldBeSmaller({ groups: ['team-members', 'peers'], invited: 15 })).toBe(false);
  });
});
