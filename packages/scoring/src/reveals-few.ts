import type { ResidueSpan } from './residue-span.ts';

/**
 * Does a span hold the indicator of a set of fewer than `least` leaders, or of all but one?
 *
 * A vector of the span is fixed by its values at the pivots. The indicator of few leaders is 1 at
 * few pivots, whose classes together are small, and 0 at the others; so only those choices are
 * tried. The indicator of all but one is 1 at all pivots but at most one.
 *
 * @param sizes how many leaders each class holds
 */
export function revealsFew(span: ResidueSpan, sizes: readonly number[], least: number): boolean {
  return holdsFew(span, sizes, least) || holdsAllButOne(span, sizes);
}

function holdsFew(span: ResidueSpan, sizes: readonly number[], least: number): boolean {
  const small = span.rows.filter((row) => (sizes[row.pivot] ?? 0) < least);
  const isFew = (vector: Float64Array) => {
    let people = 0;
    for (let index = 0; index < vector.length; index += 1) {
      const value = vector[index] ?? 0;
      if (value === 0) continue;
      people += sizes[index] ?? 0;
      if (value !== 1 || people >= least) return false;
    }
    return true;
  };
  const search = (from: number, people: number, sum: Float64Array): boolean => {
    for (let place = from; place < small.length; place += 1) {
      const row = small[place];
      const size = people + (row === undefined ? least : (sizes[row.pivot] ?? 0));
      if (row === undefined || size >= least) continue;
      const next = sum.map((value, index) => (value + (row.values[index] ?? 0)) % span.prime);
      if (isFew(next) || search(place + 1, size, next)) return true;
    }
    return false;
  };
  return search(0, 0, new Float64Array(span.width));
}

function holdsAllButOne(span: ResidueSpan, sizes: readonly number[]): boolean {
  const all = new Float64Array(span.width);
  for (const row of span.rows) {
    for (let index = 0; index < all.length; index += 1) {
      all[index] = ((all[index] ?? 0) + (row.values[index] ?? 0)) % span.prime;
    }
  }
  const lacksOne = (vector: Float64Array) => {
    const missing = [...vector.keys()].filter((index) => vector[index] !== 1);
    const [only] = missing;
    return missing.length === 1 && only !== undefined && vector[only] === 0 && sizes[only] === 1;
  };
  if (lacksOne(all)) return true;
  return span.rows.some((row) =>
    lacksOne(all.map((value, index) => (value + span.prime - (row.values[index] ?? 0)) % span.prime)),
  );
}
