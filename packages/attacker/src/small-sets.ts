import type { RowSpace } from './row-space.ts';

/**
 * A set of fewer than `least` people whose sum follows from the rows by adding and subtracting.
 *
 * A set of atoms (people whom no row tells apart) is in the span when the sum of the rows at its
 * pivots is the set itself. The rows are put together one by one. What a sum has too much, or of the
 * wrong size, the next row must change: so only rows that reach one of its first such atoms are tried.
 *
 * @param sizes how many people each atom holds
 * @returns the atoms of one such set, or `null`
 */
export function findSmallSet(space: RowSpace, sizes: readonly number[], least: number): number[] | null {
  const small = space.rows.filter(({ pivot }) => (sizes[pivot] ?? 0) < least);
  const reaching = rowsPerAtom(small, sizes.length);
  const seen = new Set<string>();
  const grow = (chosen: readonly number[]): number[] | null => {
    const key = [...chosen].sort((a, b) => a - b).join(' ');
    if (seen.has(key)) return null;
    seen.add(key);
    const pivots = chosen.flatMap((row) => small[row]?.pivot ?? []);
    const people = pivots.reduce((sum, atom) => sum + (sizes[atom] ?? 0), 0);
    if (people >= least) return null;
    // One more row brings at least one person, so that many atoms off the pivots would be one too many.
    const spare = least - people;
    const others = otherAtoms(space, chosen, small, spare);
    const isSet = others.every(({ residue }) => residue === 1);
    if (isSet && people + others.reduce((sum, { atom }) => sum + (sizes[atom] ?? 0), 0) < least) {
      return [...pivots, ...others.map(({ atom }) => atom)].sort((a, b) => a - b);
    }
    if (spare === 1) return null;
    const reached = new Set(others.slice(0, spare - 1).flatMap(({ atom }) => reaching[atom] ?? []));
    for (const row of reached) {
      const found = chosen.includes(row) ? null : grow([...chosen, row]);
      if (found !== null) return found;
    }
    return null;
  };
  for (const row of small.keys()) {
    const found = grow([row]);
    if (found !== null) return found;
  }
  return null;
}

type EchelonRow = RowSpace['rows'][number];

function rowsPerAtom(rows: readonly EchelonRow[], atoms: number): number[][] {
  const reaching = Array.from({ length: atoms }, (): number[] => []);
  for (const [row, { values }] of rows.entries()) {
    for (let atom = 0; atom < atoms; atom += 1) if (values[atom] !== 0) reaching[atom]?.push(row);
  }
  return reaching;
}

/** The first `most` atoms off the pivots at which the chosen rows together are not zero. */
function otherAtoms(
  space: RowSpace,
  chosen: readonly number[],
  rows: readonly EchelonRow[],
  most: number,
): { atom: number; residue: number }[] {
  const summed = chosen.flatMap((row) => rows[row] ?? []);
  const others: { atom: number; residue: number }[] = [];
  const atoms = summed[0]?.values.length ?? 0;
  for (let atom = 0; atom < atoms && others.length < most; atom += 1) {
    let total = 0;
    for (const { values } of summed) total += values[atom] ?? 0;
    const residue = total % space.prime;
    if (residue !== 0 && !summed.some(({ pivot }) => pivot === atom)) others.push({ atom, residue });
  }
  return others;
}
