/** The two largest primes below 2^26: products of two residues stay exact in a double. */
export const PRIMES = [67_108_859, 67_108_837] as const;

/**
 * The span of 0/1 rows, held in reduced echelon form modulo one prime. Rows that depend on each
 * other over the rationals do so modulo every prime; the other way round a prime can mislead, to
 * the safe side: it may only make the span larger. Two primes are asked, and either is believed.
 */
export class RowSpace {
  readonly prime: number;
  readonly #width: number;
  readonly #rows: { pivot: number; values: Float64Array }[] = [];

  constructor(width: number, prime: number) {
    this.#width = width;
    this.prime = prime;
  }

  get rank(): number {
    return this.#rows.length;
  }

  /** The echelon rows: each has 1 at its pivot, and the others 0 there. */
  get rows(): readonly { pivot: number; values: Float64Array }[] {
    return this.#rows;
  }

  /** Is this vector a combination of the rows? */
  has(vector: ArrayLike<number>): boolean {
    return this.reduce(vector).every((value) => value === 0);
  }

  /** Takes in one more row. */
  add(vector: ArrayLike<number>): void {
    const rest = this.reduce(vector);
    const pivot = rest.findIndex((value) => value !== 0);
    if (pivot === -1) return;
    const inverse = this.#power(rest[pivot] ?? 1, this.prime - 2);
    const values = rest.map((value) => (value * inverse) % this.prime);
    for (const row of this.#rows) this.#subtract(row.values, values, row.values[pivot] ?? 0);
    this.#rows.push({ pivot, values });
  }

  /** What is left of a vector after elimination; nothing but zeros when the span holds it. */
  reduce(vector: ArrayLike<number>): Float64Array {
    const rest = Float64Array.from(vector, (value) => ((value % this.prime) + this.prime) % this.prime);
    for (const row of this.#rows) this.#subtract(rest, row.values, rest[row.pivot] ?? 0);
    return rest;
  }

  #subtract(from: Float64Array, row: Float64Array, factor: number): void {
    if (factor === 0) return;
    for (let index = 0; index < this.#width; index += 1) {
      const value = ((from[index] ?? 0) - ((factor * (row[index] ?? 0)) % this.prime)) % this.prime;
      from[index] = value < 0 ? value + this.prime : value;
    }
  }

  #power(base: number, exponent: number): number {
    let result = 1;
    let square = base;
    for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) result = (result * square) % this.prime;
      square = (square * square) % this.prime;
    }
    return result;
  }
}
