/**
 * Some of `candidates` people wrote `items` things, each person one at most, and somebody pairs each thing with a person, no person twice.
 * If nothing that was paired by depends on who wrote what, every way of having written them is as likely as any other.
 */
export interface PairedClass {
  items: number;
  candidates: number;
}

/**
 * How likely it is that so many pairs of a class are right by chance: entry k is the probability of exactly k. Inclusion and exclusion over
 * the ways to give n things to m people: P(k) = C(n, k) * sum over j of (-1)^j C(n - k, j) (m - k - j)! / m!.
 */
export function chanceOfRightPairs({ items, candidates }: PairedClass): number[] {
  if (!(items >= 0 && candidates >= items)) throw new RangeError('Nobody wrote two of these.');
  return Array.from({ length: items + 1 }, (_, right) => {
    let sum = 0;
    for (let j = 0; j <= items - right; j += 1) {
      const ways = choose(items, right) * choose(items - right, j);
      sum += ((j % 2 === 0 ? 1 : -1) * ways) / fallingFactorial(candidates, right + j);
    }
    return Math.max(0, sum);
  });
}

/** Mean of the number of right pairs over all classes, and the chance of at least so many: exact, by convolution. */
export function chanceLevel(classes: readonly PairedClass[], right: number): { expected: number; atLeast: number } {
  let distribution = [1];
  for (const one of classes) distribution = convolve(distribution, chanceOfRightPairs(one));
  const expected = classes.reduce((sum, { items, candidates }) => sum + (candidates === 0 ? 0 : items / candidates), 0);
  return { expected, atLeast: distribution.slice(right).reduce((sum, each) => sum + each, 0) };
}

/** Mean of how many of these come true, each by itself with its own probability, and the chance of at least so many: exact, by convolution. */
export function atLeastSoMany(chances: readonly number[], right: number): { expected: number; atLeast: number } {
  let distribution = [1];
  for (const chance of chances) distribution = convolve(distribution, [1 - chance, chance]);
  const expected = chances.reduce((sum, chance) => sum + chance, 0);
  return { expected, atLeast: distribution.slice(right).reduce((sum, each) => sum + each, 0) };
}

function convolve(a: readonly number[], b: readonly number[]): number[] {
  const sum = Array.from({ length: a.length + b.length - 1 }, () => 0);
  for (const [i, left] of a.entries()) {
    for (const [j, right] of b.entries()) sum[i + j] = (sum[i + j] ?? 0) + left * right;
  }
  return sum;
}

function choose(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i += 1) result = (result * (n - k + i)) / i;
  return result;
}

function fallingFactorial(n: number, k: number): number {
  let result = 1;
  for (let i = 0; i < k; i += 1) result *= n - i;
  return result;
}

/** Things of one class: a number of each, and one of who wrote it. */
export type NumberedPairs = readonly (readonly [number, number])[];

/**
 * Do the two numbers run in one order, within classes? Kendall's S, summed: pairs that agree less pairs that do not. With no dependence each
 * class has the mean 0 and the variance n (n - 1) (2n + 5) / 18, or less where numbers are equal, which makes this careful.
 *
 * @returns standard deviations from 0, and how likely so many or more are in either direction (normal approximation)
 */
export function orderInCommon(classes: readonly NumberedPairs[]): { deviations: number; likely: number } {
  const first = Float64Array.from(classes.flatMap((pairs) => pairs.map(([one]) => one)));
  const second = Float64Array.from(classes.flatMap((pairs) => pairs.map(([, other]) => other)));
  let end = 0;
  const ends = classes.map((pairs) => {
    end += pairs.length;
    return end;
  });
  const deviations = deviationsInCommon(first, second, ends);
  return { deviations, likely: twoSided(Math.abs(deviations)) };
}

/**
 * The same, as standard deviations alone, of numbers that lie class after class: this runs a million times where writers are drawn by lot.
 *
 * @param ends where each class ends, in their order
 */
export function deviationsInCommon(first: Float64Array, second: Float64Array, ends: readonly number[]): number {
  let sum = 0;
  let variance = 0;
  let start = 0;
  for (const end of ends) {
    for (let one = start; one < end; one += 1) {
      const a = first[one] ?? 0;
      const b = second[one] ?? 0;
      for (let other = one + 1; other < end; other += 1) {
        const apart = (a - (first[other] ?? 0)) * (b - (second[other] ?? 0));
        if (apart > 0) sum += 1;
        else if (apart < 0) sum -= 1;
      }
    }
    const n = end - start;
    variance += (n * (n - 1) * (2 * n + 5)) / 18;
    start = end;
  }
  return variance === 0 ? 0 : sum / Math.sqrt(variance);
}

/** 2 (1 - Phi(z)), by the continued fraction of erfc beyond 2 and its series below. */
export function twoSided(z: number): number {
  const x = z / Math.SQRT2;
  if (z < 2) {
    let term = x;
    let series = x;
    for (let n = 1; n < 60; n += 1) {
      term *= (-x * x) / n;
      series += term / (2 * n + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * series;
  }
  let fraction = x;
  for (let n = 60; n >= 1; n -= 1) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}
