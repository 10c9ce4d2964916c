import type { RowSpace } from './row-space.ts';

/**
 * A set of fewer than `least` people whose sum follows from the rows by adding and subtracting.
 *
 * Atoms (people whom no row tells apart) are tried one, two, three and four together. A set can only
 * be in the span if every one of its atoms is not orthogonal to it, and a set of m atoms only if its
 * coordinates at the pivots say so: the vector built from the pivots must be the set itself.
 *
 * @param sizes how many people each atom holds
 * @returns the atoms of one such set, or `null`
 */
export function findSmallSet(space: RowSpace, sizes: readonly number[], least: number): number[] | null {
  const pivotRow = new Map(space.rows.map((row) => [row.pivot, row.values]));
  const small = [...sizes.keys()].filter((atom) => (sizes[atom] ?? 0) < least);
  const starts = small.filter((atom) => pivotRow.has(atom));
  const seen = new Set<string>();
  const search = (pivots: readonly number[], people: number): number[] | null => {
    const set = setFrom(pivots, pivotRow, space, sizes, least);
    if (set !== null) return set;
    for (const atom of starts) {
      const last = pivots.at(-1) ?? -1;
      const size = people + (sizes[atom] ?? 0);
      if (atom <= last || size >= least) continue;
      const key = [...pivots, atom].join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      const found = search([...pivots, atom], size);
      if (found !== null) return found;
    }
    return null;
  };
  return search([], 0);
}

/** The set that has these pivots and no others, if the span holds one of fewer than `least` people. */
function setFrom(
  pivots: readonly number[],
  pivotRow: ReadonlyMap<number, Float64Array>,
  space: RowSpace,
  sizes: readonly number[],
  least: number,
): number[] | null {
  if (pivots.length === 0) return null;
  const members: number[] = [];
  let people = 0;
  for (const [atom, size] of sizes.entries()) {
    let value = 0;
    for (const pivot of pivots) value += pivotRow.get(pivot)?.[atom] ?? 0;
    const residue = value % space.prime;
    if (residue === 0) continue;
    people += size;
    if (residue !== 1 || people >= least) return null;
    members.push(atom);
  }
  return members.length === 0 ? null : members;
}
