/** One row of a reduced basis: 1 at its pivot, where every other row has 0. */
export type BasisRow = { pivot: number; values: Float64Array };

/**
 * The span of vectors modulo a prime below 2^26, as a reduced basis. Immutable: `with` makes a
 * larger one, so that a candidate can be tried and dropped.
 */
export class ResidueSpan {
  readonly prime: number;
  readonly width: number;
  readonly rows: readonly BasisRow[];

  constructor(width: number, prime: number, rows: readonly BasisRow[] = []) {
    this.width = width;
    this.prime = prime;
    this.rows = rows;
  }

  /** Is this vector a combination of what the span was made of? */
  has(vector: Float64Array): boolean {
    return this.#rest(vector).every((value) => value === 0);
  }

  /** The span with one more vector; itself when that adds nothing. */
  with(vector: Float64Array): ResidueSpan {
    const rest = this.#rest(vector);
    const pivot = rest.findIndex((value) => value !== 0);
    if (pivot === -1) return this;
    const inverse = inverseOf(rest[pivot] ?? 1, this.prime);
    const values = rest.map((value) => (value * inverse) % this.prime);
    const rows = this.rows.map((row) => ({
      pivot: row.pivot,
      values: this.#minus(row.values, values, row.values[pivot] ?? 0),
    }));
    return new ResidueSpan(this.width, this.prime, [...rows, { pivot, values }]);
  }

  #rest(vector: Float64Array): Float64Array {
    let rest = vector;
    for (const row of this.rows) rest = this.#minus(rest, row.values, rest[row.pivot] ?? 0);
    return rest;
  }

  #minus(from: Float64Array, row: Float64Array, factor: number): Float64Array {
    if (factor === 0) return from;
    return from.map((value, index) => (value + (this.prime - factor) * (row[index] ?? 0)) % this.prime);
  }
}

/** By Euclid: the number whose product with `value` leaves 1. */
function inverseOf(value: number, prime: number): number {
  let [a, b, x, y] = [value, prime, 1, 0];
  while (b !== 0) {
    const quotient = Math.floor(a / b);
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return ((x % prime) + prime) % prime;
}
