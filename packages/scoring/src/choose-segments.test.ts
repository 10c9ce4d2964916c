import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSegments } from './choose-segments.ts';

const first = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index);

describe('chooseSegments', () => {
  it('asks for enough leaders', () => {
    expect(chooseSegments([first(5), first(4, 5)], 9, 5)).toEqual([null, 'too-few-leaders']);
  });

  it('refuses what leaves few when it is taken off something larger', () => {
    expect(chooseSegments([first(10), first(6)], 10, 5)).toEqual([null, 'would-reveal-others']);
    expect(chooseSegments([first(11), first(6)], 11, 5)).toEqual([null, null]);
  });

  it('refuses the last department of an organisation when another one is too small', () => {
    const [large, middle, small] = [first(8), first(7, 8), first(3, 15)];
    expect(chooseSegments([first(18), large, middle, small], 18, 5)).toEqual([
      null,
      null,
      'would-reveal-others',
      'too-few-leaders',
    ]);
  });

  it('sees through crossed segments: two by two with one small corner', () => {
    const corners = [first(6), first(2, 6), first(5, 8), first(6, 13)] as const;
    const rows = [
      [...corners[0], ...corners[1]],
      [...corners[2], ...corners[3]],
    ];
    const columns = [
      [...corners[0], ...corners[2]],
      [...corners[1], ...corners[3]],
    ];
    // The margins alone leave the corners open; with one corner shown, the small one follows.
    expect(chooseSegments([...rows, ...columns], 19, 5)).toEqual([null, null, null, null]);
    expect(chooseSegments([...rows, ...columns, corners[0]], 19, 5).at(-1)).toBe('would-reveal-others');
  });

  it('refuses all but one even when the total is not shown', () => {
    expect(chooseSegments([first(6), first(5, 6)], 12, 5)).toEqual([null, 'would-reveal-others']);
  });

  it('shows what follows from the rest: it tells nothing more', () => {
    expect(chooseSegments([first(12), first(6), first(6, 6)], 12, 5)).toEqual([null, null, null]);
    expect(chooseSegments([first(6), first(6)], 6, 5)).toEqual([null, null]);
  });

  it('names a leader that there is not', () => {
    expect(() => chooseSegments([[0, 7]], 2, 5)).toThrow('there is no leader 7');
  });

  it('leaves no small set computable, and refuses nothing without need, as brute force finds', () => {
    const segments = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { minLength: 1 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(segments, (sets) => {
        const refusals = chooseSegments(sets, 9, 3);
        const order = [...sets.keys()].sort((a, b) => (sets[b]?.length ?? 0) - (sets[a]?.length ?? 0) || a - b);
        const shown: number[][] = [];
        for (const index of order) {
          const candidate = indicatorOf(sets[index] ?? []);
          const expected =
            (sets[index]?.length ?? 0) < 3
              ? 'too-few-leaders'
              : isInSpan(shown, candidate) || !revealsByBruteForce([...shown, candidate], 3)
                ? null
                : 'would-reveal-others';
          expect(refusals[index]).toBe(expected);
          if (expected === null) shown.push(candidate);
        }
      }),
      { numRuns: 150 },
    );
  });
});

function indicatorOf(members: readonly number[]): number[] {
  return first(9).map((leader) => (members.includes(leader) ? 1 : 0));
}

function revealsByBruteForce(rows: readonly number[][], least: number): boolean {
  for (let bits = 1; bits < 512; bits += 1) {
    const members = first(9).filter((leader) => (bits >> leader) % 2 === 1);
    if ((members.length < least || members.length === 8) && isInSpan(rows, indicatorOf(members))) return true;
  }
  return false;
}

/** By rank, in plain numbers. */
function isInSpan(rows: readonly number[][], vector: readonly number[]): boolean {
  return rankOf([...rows, vector]) === rankOf(rows);
}

function rankOf(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < 9; column += 1) {
    const pivot = left.slice(rank).sort((a, b) => Math.abs(b[column] ?? 0) - Math.abs(a[column] ?? 0))[0];
    if (!pivot || Math.abs(pivot[column] ?? 0) < 1e-9) continue;
    left.splice(left.indexOf(pivot), 1);
    left.splice(rank, 0, pivot);
    for (const row of left.slice(rank + 1)) {
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (const index of row.keys()) row[index] = (row[index] ?? 0) - factor * (pivot[index] ?? 0);
    }
    rank += 1;
  }
  return rank;
}
