import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packParts } from './pack-parts.ts';

describe('packParts', () => {
  it('fills parts in order, and leaves one with very many raters alone', () => {
    const subjects = [
      { subjectKey: 'a', invited: 300 },
      { subjectKey: 'b', invited: 300 },
      { subjectKey: 'c', invited: 1 },
      { subjectKey: 'd', invited: 10_000 },
      { subjectKey: 'e', invited: 12 },
    ];
    expect(packParts(subjects, 600)).toEqual([['a', 'b'], ['c'], ['d'], ['e']]);
    expect(packParts([], 600)).toEqual([]);
  });

  it('forgets nobody, takes nobody twice, and makes no part larger than asked but of one', () => {
    const invited = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 60 });
    fc.assert(
      fc.property(invited, (numbers) => {
        const subjects = numbers.map((number, index) => ({ subjectKey: `s${index}`, invited: number }));
        const parts = packParts(subjects, 600);
        expect(parts.flat()).toEqual(subjects.map(({ subjectKey }) => subjectKey));
        for (const part of parts) {
          const asked = subjects.filter(({ subjectKey }) => part.includes(subjectKey));
          const sum = asked.reduce((total, subject) => total + subject.invited, 0);
          expect(part.length === 1 || sum <= 600).toBe(true);
        }
      }),
    );
  });
});
