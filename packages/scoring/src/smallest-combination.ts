/** Below 2^26, so that products stay exact; far above any determinant of the few sets compared here, so that ranks are the true ones. */
const prime = 67_108_859;

/** More combinations than that are not looked through: whoever asks for so many overlapping sets is refused. */
const mostCombinations = 10_000;

/**
 * How few people's answers sums over these sets can be added and subtracted to. Two reports that differ by enough people each may
 * still, three together, leave one person: ABCDEF minus ABC is DEF, and DEFG minus DEF is G.
 *
 * People who are in the same sets cannot be told apart by any sum, and are taken together. A combination that touches nobody but a few
 * of these exists exactly where leaving their columns out lowers the rank of the sets.
 *
 * @param sets of people, each without repetition
 * @param limit combinations of this many people or more are of no interest
 * @returns the number of people, from 1 to `limit` - 1; null when every combination takes at least `limit`
 * @example smallestCombination([new Set('ABC'), new Set('ABCDEF'), new Set('DEFG')], 3) // 1
 */
export function smallestCombination(sets: readonly ReadonlySet<string>[], limit: number): number | null {
  const alike = peopleInTheSameSets(sets);
  const small = alike.filter(({ size }) => size < limit).sort((one, other) => one.size - other.size);
  const full = rank(alike.map(({ column }) => column));
  let smallest: number | null = null;
  let looked = 0;
  const look = (start: number, chosen: ReadonlySet<Alike>, people: number): void => {
    for (let index = start; index < small.length; index += 1) {
      const next = small[index];
      if (next === undefined || people + next.size >= (smallest ?? limit)) return;
      looked += 1;
      if (looked > mostCombinations) {
        smallest = people + next.size;
        return;
      }
      const left = new Set([...chosen, next]);
      if (rank(alike.filter((one) => !left.has(one)).map(({ column }) => column)) < full) smallest = people + next.size;
      else look(index + 1, left, people + next.size);
    }
  };
  look(0, new Set(), 0);
  return smallest;
}

/** People who are in exactly the same sets: one column of the matrix of sets and people. */
interface Alike {
  size: number;
  column: readonly number[];
}

function peopleInTheSameSets(sets: readonly ReadonlySet<string>[]): Alike[] {
  const found = new Map<string, { size: number; column: readonly number[] }>();
  for (const person of new Set(sets.flatMap((set) => [...set]))) {
    const column = sets.map((set) => (set.has(person) ? 1 : 0));
    const pattern = column.join('');
    const known = found.get(pattern);
    if (known) known.size += 1;
    else found.set(pattern, { size: 1, column });
  }
  return [...found.values()];
}

/** Rank of the matrix with these columns, by elimination modulo the prime. */
function rank(columns: readonly (readonly number[])[]): number {
  const reduced: { pivot: number; column: number[] }[] = [];
  for (const column of columns) {
    const left = [...column];
    for (const { pivot, column: by } of reduced) {
      const factor = left[pivot] ?? 0;
      if (factor === 0) continue;
      for (const [row, value] of by.entries()) left[row] = ((left[row] ?? 0) + (prime - factor) * value) % prime;
    }
    const pivot = left.findIndex((value) => value !== 0);
    if (pivot < 0) continue;
    const inverse = power(left[pivot] ?? 0, prime - 2);
    reduced.push({ pivot, column: left.map((value) => (value * inverse) % prime) });
  }
  return reduced.length;
}

/** By squaring; every product is below 2^52. */
function power(base: number, exponent: number): number {
  let result = 1;
  let square = base % prime;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}
