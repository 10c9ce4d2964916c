/** Below 2^26, so that products stay exact; far above any determinant of the few sets compared here, so that ranks are the true ones. */
const prime = 67_108_859;

/**
 * Combinations of sets, of which these are the columns: how many are independent, and how many of them touch nobody but a few. Those are
 * as many as the few columns of the dual code depend on each other (MacWilliams & Sloane, The Theory of Error-Correcting Codes, 1977,
 * chapter 1): a handful of columns to look at in place of all others.
 */
export function combinations<One>(columns: readonly { one: One; column: readonly number[] }[]): {
  rank: number;
  touching(few: ReadonlySet<One>): number;
} {
  const { rank: full, dual } = dualOf(columns.map(({ column }) => column));
  const dualColumns = new Map(columns.map(({ one }, index) => [one, dual[index] ?? []]));
  return {
    rank: full,
    touching: (few) => few.size - reduced([...few].map((one) => dualColumns.get(one) ?? [])).length,
  };
}

/** The columns of the dual code, from the rows of the code by elimination. */
function dualOf(columns: readonly (readonly number[])[]): { rank: number; dual: readonly (readonly number[])[] } {
  const rows = (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? 0));
  const basis = reduced(rows);
  const rowOf = new Map(basis.map(({ pivot, vector }) => [pivot, vector]));
  const free = columns.flatMap((_, index) => (rowOf.has(index) ? [] : [index]));
  const dual = columns.map((_, index) => {
    const row = rowOf.get(index);
    return free.map((other) => (row ? (prime - (row[other] ?? 0)) % prime : Number(other === index)));
  });
  return { rank: basis.length, dual };
}

/** A basis of what these span modulo the prime, each with a one where all others have zero. */
function reduced(vectors: readonly (readonly number[])[]): { pivot: number; vector: number[] }[] {
  const basis: { pivot: number; vector: number[] }[] = [];
  for (const vector of vectors) {
    const left = [...vector];
    for (const { pivot, vector: by } of basis) subtract(left, by, left[pivot] ?? 0);
    const pivot = left.findIndex((value) => value !== 0);
    if (pivot < 0) continue;
    const inverse = power(left[pivot] ?? 0, prime - 2);
    const normal = left.map((value) => (value * inverse) % prime);
    for (const one of basis) subtract(one.vector, normal, one.vector[pivot] ?? 0);
    basis.push({ pivot, vector: normal });
  }
  return basis;
}

function subtract(from: number[], vector: readonly number[], times: number): void {
  if (times === 0) return;
  for (const [index, value] of vector.entries()) from[index] = ((from[index] ?? 0) + (prime - times) * value) % prime;
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
