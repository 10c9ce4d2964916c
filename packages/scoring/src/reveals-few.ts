import type { BasisRow, ResidueSpan } from './residue-span.ts';

/**
 * Does a span hold the indicator of a set of fewer than `least` leaders, or of all but one?
 *
 * A vector of the span is fixed by its values at the pivots. The indicator of few leaders is 1 at
 * few pivots, whose classes together are small, and 0 at the others; the indicator of all but one is
 * 1 at all pivots but at most one.
 *
 * @param sizes how many leaders each class holds
 */
export function revealsFew(span: ResidueSpan, sizes: readonly number[], least: number): boolean {
  return holdsFew(span, sizes, least) || holdsAllButOne(span, sizes);
}

type Search = {
  prime: number;
  sizes: readonly number[];
  least: number;
  /** Rows whose pivots stand for few enough leaders. */
  rows: readonly BasisRow[];
  /** Per class, the places of those rows that are not zero there. */
  rowsAt: readonly (readonly number[])[];
};

function holdsFew(span: ResidueSpan, sizes: readonly number[], least: number): boolean {
  const rows = span.rows.filter((row) => (sizes[row.pivot] ?? 0) < least);
  const rowsAt = sizes.map((): number[] => []);
  for (const [place, { values }] of rows.entries()) {
    for (let index = 0; index < values.length; index += 1) if (values[index] !== 0) rowsAt[index]?.push(place);
  }
  const search = { prime: span.prime, sizes, least, rows, rowsAt };
  return rows.some((_, first) => completes(search, [first]));
}

/**
 * Can the sum of these rows be completed to the indicator of few leaders by further rows, all of them
 * later than the first?
 *
 * Classes off the pivots at which the sum is not zero stand in the set or are cancelled by a further
 * row. A further row takes one leader at least: so with room for r more, of any r such classes one is
 * cancelled, and only the rows that are not zero there need to be tried.
 */
function completes(search: Search, chosen: readonly number[]): boolean {
  const { rows, rowsAt, sizes, least } = search;
  const rest = least - 1 - peopleAt(search, chosen);
  if (rest < 0) return false;
  const open = openClasses(search, chosen);
  const people = open.reduce((sum, { index }) => sum + (sizes[index] ?? 0), 0);
  if (people <= rest && open.every(({ value }) => value === 1)) return true;
  if (rest === 0) return false;
  open.sort((a, b) => (rowsAt[a.index]?.length ?? 0) - (rowsAt[b.index]?.length ?? 0));
  const candidates = new Set(open.slice(0, rest).flatMap(({ index }) => rowsAt[index] ?? []));
  const [first = rows.length] = chosen;
  return [...candidates].some(
    (place) => place > first && !chosen.includes(place) && completes(search, [...chosen, place]),
  );
}

function peopleAt({ rows, sizes }: Search, chosen: readonly number[]): number {
  return chosen.reduce((sum, place) => sum + (sizes[rows[place]?.pivot ?? -1] ?? 0), 0);
}

/** So many classes cannot all stand in a set of few, and are enough to choose those with few rows from. */
const ENOUGH_OPEN = 12;

/** Classes off the pivots at which the sum of the chosen rows is not zero: all of them, or the first few that are too many. */
function openClasses({ rows, prime, least }: Search, chosen: readonly number[]): { index: number; value: number }[] {
  const vectors = chosen.flatMap((place) => rows[place] ?? []);
  const width = vectors[0]?.values.length ?? 0;
  const open: { index: number; value: number }[] = [];
  for (let index = 0; index < width && open.length < least + ENOUGH_OPEN; index += 1) {
    let sum = 0;
    for (const { values } of vectors) sum += values[index] ?? 0;
    const value = sum % prime;
    if (value !== 0 && vectors.every(({ pivot }) => pivot !== index)) open.push({ index, value });
  }
  return open;
}

function holdsAllButOne(span: ResidueSpan, sizes: readonly number[]): boolean {
  const all = new Float64Array(span.width);
  for (const row of span.rows) {
    for (let index = 0; index < all.length; index += 1) {
      all[index] = ((all[index] ?? 0) + (row.values[index] ?? 0)) % span.prime;
    }
  }
  return lacksOne(all, null, span.prime, sizes) || span.rows.some((row) => lacksOne(all, row, span.prime, sizes));
}

/** Is this vector, less one row, 1 at every class but at one of a single leader, where it is 0? */
function lacksOne(all: Float64Array, less: BasisRow | null, prime: number, sizes: readonly number[]): boolean {
  let missing: number | null = null;
  for (let index = 0; index < all.length; index += 1) {
    const value = ((all[index] ?? 0) + prime - (less?.values[index] ?? 0)) % prime;
    if (value === 1) continue;
    if (missing !== null || value !== 0 || sizes[index] !== 1) return false;
    missing = index;
  }
  return missing !== null;
}
