import { combinations } from './dual-code.ts';

/**
 * How much is worked out, in numbers that are gone through, before a search gives up: it then says that few people are left, so
 * whoever asks for so many overlapping sets is refused. About half a second of work, whatever is asked.
 */
export const SEARCH_BUDGET = 8_000_000;

/** What is left of it, over several searches that decide together. */
export interface SearchBudget {
  left: number;
}

/** What is searched: sets of people whose sums are known, and which combinations of them are of interest. */
export interface CombinationSearch {
  /** Of people, each without repetition. */
  sets: readonly ReadonlySet<string>[];
  /** How many people, nobody knows which, may be missing from any of the sets that hold them. None when left out. */
  mayBeMissing?: number;
  /** Combinations of this many people or more are of no interest. */
  limit: number;
  /**
   * What was there before: as many of the sets, from the first on, and whose answers stood apart then. What these reveal among
   * themselves is not laid to the others. But it hides nothing either: of the same few people, or of others, every further combination
   * counts. Nothing when left out.
   */
  known?: { sets: number; apart: ReadonlySet<string> };
  /**
   * People whose answers can be added or taken away at will, because they are shown under their names: combinations are counted without
   * them. Nobody when left out.
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
 * Where some may be missing, a combination touches as many people fewer at worst, and one that touches nobody leaves those who are
 * missing. So it has to touch as many more, and one that touches nobody is a finding, whoever they are: the answer goes by their number,
 * and tells nobody who they are.
 *
 * @returns the number of people, from 1 to `limit` - 1; null when every combination takes at least `limit`
 * @example
 * smallestCombination({ sets: [new Set('ABC'), new Set('ABCDEF'), new Set('DEFG')], limit: 3 }) // 1
 */
export function smallestCombination(search: CombinationSearch): number | null {
  const { limit, mayBeMissing: missing = 0, budget = { left: SEARCH_BUDGET } } = search;
  const groups = groupPeople(search);
  const gain = gained(search, groups);
  const farthest = limit + missing;
  if (missing > 0 && gain.repetitions > 0) return 1;
  const small = groups.alike.filter(({ size }) => size < farthest).sort((one, other) => one.size - other.size);
  let smallest: number | null = null;
  const look = (start: number, chosen: ReadonlySet<Alike>, touched: number): void => {
    for (let index = start; index < small.length; index += 1) {
      const next = small[index];
      if (next === undefined || touched + next.size >= (smallest ?? farthest)) return;
      const size = touched + next.size;
      budget.left -= (chosen.size + 1) ** 2 * groups.alike.length;
      if (budget.left < 0) {
        smallest = size;
        return;
      }
      const few = new Set([...chosen, next]);
      // What is missing may have told some of these few before; then the last set by itself tells of fewer than it holds.
      const nothingTold = missing === 0 || gain.known(few) === 0;
      if (gain.by(few) > (nothingTold ? gain.lastItself(few) : 0)) smallest = size;
      else look(index + 1, few, size);
    }
  };
  look(0, new Set(), 0);
  return smallest === null ? null : Math.max(1, smallest - missing);
}

/** People who are in the same sets, taken together. */
interface Groups {
  alike: readonly Alike[];
  /** Those who stood among the others before. */
  sinceApart: readonly Alike[];
}

function groupPeople({ sets, known, apart = new Set() }: CombinationSearch): Groups {
  const people = [...new Set(sets.flatMap((set) => [...set]))];
  const together = (those: readonly string[]) => peopleInTheSameSets(sets, those);
  return {
    alike: together(people.filter((person) => !apart.has(person))),
    sinceApart: together(people.filter((person) => apart.has(person) && !known?.apart.has(person))),
  };
}

/** What becomes known by these sets that was not known before. */
interface Gained {
  /** By how many combinations that touch nobody but a few. */
  by(few: ReadonlySet<Alike>): number;
  /** 1 where one of these is the last set by itself, which is shown. */
  lastItself(few: ReadonlySet<Alike>): 0 | 1;
  /** By how many combinations that touch nobody. */
  repetitions: number;
  /** How many combinations that touch nobody but a few, or nobody, there were before. */
  known(few: ReadonlySet<Alike>): number;
}

function gained(
  { sets, known = { sets: 0, apart: new Set() }, apart = new Set(), lastIsShown = false }: CombinationSearch,
  { alike, sinceApart }: Groups,
): Gained {
  const of = (those: readonly Alike[], upTo: number) =>
    combinations(those.map((one) => ({ one, column: one.column.slice(0, upTo) })));
  const now = of(alike, sets.length);
  const before = of([...alike, ...sinceApart], known.sets);
  const lastOnes = alike.filter(({ column }) => column.at(-1) === 1);
  const isWhole = lastIsShown && ![...(sets.at(-1) ?? [])].some((person) => apart.has(person));
  const repeatedBefore = known.sets - before.rank;
  return {
    by: (few) => now.touching(few) - before.touching(few),
    lastItself: (few) => (isWhole && lastOnes.every((one) => few.has(one)) ? 1 : 0),
    repetitions: sets.length - now.rank - repeatedBefore,
    known: (few) => before.touching(few) + repeatedBefore,
  };
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
