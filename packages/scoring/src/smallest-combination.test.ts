import { describe, expect, it } from 'vitest';
import { smallestCombination } from './smallest-combination.ts';

const first = (sets: number) => ({ sets, apart: new Set<string>() });
const setsOf = (...names: string[]) => names.map((people) => new Set(people));

describe('smallestCombination', () => {
  it('finds what two sets leave', () => {
    expect(smallestCombination({ sets: setsOf('ABC', 'ABCD'), limit: 3 })).toBe(1);
    expect(smallestCombination({ sets: setsOf('ABC', 'ABD'), limit: 3 })).toBe(2);
    expect(smallestCombination({ sets: setsOf('ABC', 'ABCDEF'), limit: 3 })).toBeNull();
    expect(smallestCombination({ sets: setsOf('ABC', 'ABCDEF'), limit: 4 })).toBe(3);
  });

  it('finds what three leave, though each two differ by enough', () => {
    expect(smallestCombination({ sets: setsOf('ABC', 'ABCDEF', 'DEFG'), limit: 3 })).toBe(1);
    expect(smallestCombination({ sets: setsOf('ABC', 'ABCDEF', 'DEFGHI'), limit: 3 })).toBeNull();
  });

  it('leaves out what the first of the sets give away, and nothing else', () => {
    expect(smallestCombination({ sets: setsOf('ABC', 'ABCD', 'EFG'), limit: 3, known: first(2) })).toBeNull();
    expect(smallestCombination({ sets: setsOf('ABC', 'ABCD', 'ABCE'), limit: 3, known: first(2) })).toBe(1);
    expect(smallestCombination({ sets: setsOf('ABC', 'ABCDE', 'ABCD'), limit: 3, known: first(2) })).toBe(1);
    // D is known, and E with it as soon as both of them are.
    expect(smallestCombination({ sets: setsOf('ABC', 'ABCD', 'ABCDE'), limit: 3, known: first(2) })).toBe(1);
    expect(smallestCombination({ sets: setsOf('ABC', 'ABCD', 'ABC'), limit: 3, known: first(2) })).toBeNull();
    expect(smallestCombination({ sets: setsOf('ABC', 'ABCD', 'EFG', 'EFGH'), limit: 3, known: first(4) })).toBeNull();
  });

  it('finds one person by fractions of five sets', () => {
    const four = setsOf('ABC', 'ABCDEF', 'DEG', 'ABCHIJ');
    // DEF minus DEG leaves two people, but for their sign.
    expect(smallestCombination({ sets: four.slice(0, 2), limit: 3 })).toBeNull();
    expect(smallestCombination({ sets: four, limit: 3 })).toBe(2);
    expect(smallestCombination({ sets: [...four, new Set('FGHIJ')], limit: 3 })).toBe(1);
  });

  it('says the same as trying out all small combinations', () => {
    const people = [...'ABCDEFG'];
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    for (let round = 0; round < 200; round += 1) {
      const drawn = Array.from({ length: 3 }, () => new Set(people.filter(() => random() < 0.5))).filter(
        (set) => set.size > 0,
      );
      // For three sets of zeros and ones, whole factors from -2 to 2 reach every smallest combination.
      let least = Number.POSITIVE_INFINITY;
      for (let code = 0; code < 125; code += 1) {
        const factors = [(code % 5) - 2, (Math.floor(code / 5) % 5) - 2, Math.floor(code / 25) - 2];
        const touched = people.filter(
          (person) => drawn.reduce((sum, set, index) => sum + (set.has(person) ? (factors[index] ?? 0) : 0), 0) !== 0,
        ).length;
        if (touched > 0) least = Math.min(least, touched);
      }
      expect(smallestCombination({ sets: drawn, limit: 4 })).toBe(least < 4 ? least : null);
    }
  });

  it('ends soon, and on the safe side, where sets overlap without end', () => {
    const people = Array.from({ length: 60 }, (_, index) => String(index));
    const many = Array.from({ length: 8 }, (_, set) => new Set(people.filter((_p, n) => (n * (set + 3)) % 7 < 4)));
    expect(smallestCombination({ sets: many, limit: 10 })).not.toBe(undefined);
  });

  it('is on the safe side when its budget is used up, and leaves nothing of it for the next', () => {
    const two = setsOf('ABCDEF', 'ABGHIJ');
    expect(smallestCombination({ sets: two, limit: 3 })).toBeNull();
    const budget = { left: 1 };
    expect(smallestCombination({ sets: two, limit: 3, budget })).toBe(2);
    expect(budget.left).toBeLessThan(0);
  });

  it('has nothing to find in no set, or in one set again and again', () => {
    expect(smallestCombination({ sets: [], limit: 3 })).toBeNull();
    expect(smallestCombination({ sets: setsOf('ABC', 'ABC', 'ABC'), limit: 3 })).toBeNull();
  });
});
