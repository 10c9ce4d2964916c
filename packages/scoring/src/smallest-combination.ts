/** Below 2^26, so that products stay exact; far above any determinant of the few sets compared here, so that ranks are the true ones. */
const prime = 67_108_859;

/**
 * How much is worked out, in numbers of a matrix that are gone through, before a search gives up: it then says that few people are left, so
 * whoever asks for so many overlapping sets is refused. About a second of work, whatever is asked.
 */
export const SEARCH_BUDGET = 4_000_000;

/** What is left of it, over several searches that decide together. */
export interface SearchBudget {
  left: number;
}

/** What is searched: sets of people whose sums are known, and which combinations of them are of interest. */
export interface CombinationSearch {
  /** Of people, each without repetition. */
  sets: readonly ReadonlySet<string>[];
  /** Combinations of this many people or more are of no interest. */
  limit: number;
  /**
   * What was there before: as many of the sets, from the first on, and whose answers stood apart then. What these reveal among
   * themselves is not laid to the others. But it hides nothing either: of the same few people, or of others, every further combination
   * counts. Nothing when left out.
   */
  known?: { sets: number; apart: ReadonlySet<string> };
  /**
   * People whose answers can be added or taken away at will, because they are shown under their names or may be missing from any set:
   * combinations are counted without them. Nobody when left out.
   */
  apart?: ReadonlySet<string>;
  /** The last set by itself is no finding, though it may have fewer people than `limit`: its own threshold is lower, and its people were told. */
  lastIsShown?: boolean;
  /** For this search and others that decide with it; when it is used up, the answer is on the safe side. */
  budget?: SearchBudget;
}

/**
 * How few people's answers sums over these sets can be added and subtracted to. Two reports that differ by enough people each may
 * still, three together, leave one person: ABCDEF minus ABC is DEF, and DEFG minus DEF is G.
 *
 * People who are in the same sets cannot be told apart by any sum, and are taken together. Combinations that touch nobody but a few of
 * these are a space, whose dimension is by how much leaving their columns out lowers the rank of the sets.
 *
 * @returns the number of people, from 1 to `limit` - 1; null when every combination takes at least `limit`
 * @example
 * smallestCombination({ sets: [new Set('ABC'), new Set('ABCDEF'), new Set('DEFG')], limit: 3 }) // 1
 */
export function smallestCombination({
  sets,
  limit,
  known = { sets: 0, apart: new Set() },
  apart = new Set(),
  lastIsShown = false,
  budget = { left: SEARCH_BUDGET },
}: CombinationSearch): number | null {
  const people = [...new Set(sets.flatMap((set) => [...set]))];
  const alike = peopleInTheSameSets(
    sets,
    people.filter((person) => !apart.has(person)),
  );
  const small = alike.filter(({ size }) => size < limit).sort((one, other) => one.size - other.size);
  const all = combinations(alike.map((one) => ({ one, column: one.column })));
  const sinceApart = peopleInTheSameSets(
    sets,
    people.filter((person) => apart.has(person) && !known.apart.has(person)),
  );
  const before = combinations(
    [...alike, ...sinceApart].map((one) => ({ one, column: one.column.slice(0, known.sets) })),
  );
  const lastOnes = alike.filter(({ column }) => column.at(-1) === 1);
  const isWhole = lastIsShown && ![...(sets.at(-1) ?? [])].some((person) => apart.has(person));
  const lastItself = (few: ReadonlySet<Alike>) => (isWhole && lastOnes.every((one) => few.has(one)) ? 1 : 0);
  let smallest: number | null = null;
  const look = (start: number, chosen: ReadonlySet<Alike>, touched: number): void => {
    for (let index = start; index < small.length; index += 1) {
      const next = small[index];
      if (next === undefined || touched + next.size >= (smallest ?? limit)) return;
      budget.left -= 2 * alike.length * sets.length;
      if (budget.left < 0) {
        smallest = touched + next.size;
        return;
      }
      const few = new Set([...chosen, next]);
      if (all(few) - lastItself(few) > before(few)) smallest = touched + next.size;
      else look(index + 1, few, touched + next.size);
    }
  };
  look(0, new Set(), 0);
  return smallest;
}

/** The dimension of the combinations that touch nobody but a few: by how much leaving their columns out lowers the rank. */
function combinations(
  columns: readonly { one: Alike; column: readonly number[] }[],
): (few: ReadonlySet<Alike>) => number {
  const full = rank(columns.map(({ column }) => column));
  return (few) => full - rank(columns.filter(({ one }) => !few.has(one)).map(({ column }) => column));
}

/** People who are in exactly the same sets: one column of the matrix of sets and people. */
interface Alike {
  size: number;
  column: readonly number[];
}

function peopleInTheSameSets(sets: readonly ReadonlySet<string>[], people: readonly string[]): Alike[] {
  const found = new Map<string, { size: number; column: readonly number[] }>();
  for (const person of people) {
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
