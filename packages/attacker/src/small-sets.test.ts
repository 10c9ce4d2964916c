import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRIMES, RowSpace } from './row-space.ts';
import { findSmallSet } from './small-sets.ts';

function spaceOf(rows: readonly (readonly number[])[], width: number): RowSpace {
  const space = new RowSpace(width, PRIMES[0]);
  for (const row of rows) space.add(row);
  return space;
}

/** Every set of atoms with few people, asked one by one. */
function smallSetsByBruteForce(space: RowSpace, sizes: readonly number[], least: number): number[][] {
  return Array.from({ length: 2 ** sizes.length - 1 }, (_, bits) =>
    [...sizes.keys()].filter((atom) => ((bits + 1) >> atom) % 2 === 1),
  ).filter((set) => {
    const people = set.reduce((sum, atom) => sum + (sizes[atom] ?? 0), 0);
    return people < least && space.has(sizes.map((_, atom) => (set.includes(atom) ? 1 : 0)));
  });
}

describe('findSmallSet', () => {
  it('finds a set whenever there is one, and only sets that follow', () => {
    const systems = fc.integer({ min: 3, max: 9 }).chain((width) =>
      fc.record({
        sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: width, maxLength: width }),
        rows: fc.array(fc.array(fc.constantFrom(0, 1), { minLength: width, maxLength: width }), { maxLength: 8 }),
      }),
    );
    let found = 0;
    fc.assert(
      fc.property(systems, ({ sizes, rows }) => {
        const space = spaceOf(rows, sizes.length);
        const sets = smallSetsByBruteForce(space, sizes, 5);
        const set = findSmallSet(space, sizes, 5);
        if (sets.length === 0) expect(set).toBeNull();
        else {
          found += 1;
          expect(sets).toContainEqual(set);
        }
      }),
      { numRuns: 1500 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('says the four people whom three crossed sums leave over', () => {
    // Two by two: rows and columns, and one corner; the corner opposite follows.
    const sizes = [6, 6, 6, 4];
    const rows = [
      [1, 1, 0, 0],
      [0, 0, 1, 1],
      [1, 0, 1, 0],
      [0, 1, 0, 1],
    ];
    expect(findSmallSet(spaceOf(rows, 4), sizes, 5)).toBeNull();
    expect(findSmallSet(spaceOf([...rows, [1, 0, 0, 0]], 4), sizes, 5)).toEqual([3]);
  });
});
