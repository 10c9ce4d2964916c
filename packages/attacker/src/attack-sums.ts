import { openBoundsModel } from './bounds-model.ts';
import { PRIMES, RowSpace } from './row-space.ts';

/** Whole-number unknowns with bounds, and published sums over sets of them, each within bounds. */
export type SumSystem = {
  unknowns: readonly { name: string; lower: number; upper: number }[];
  published: readonly { names: readonly string[]; lower: number; upper: number }[];
};

export type SumFinding = {
  /** Follows from exact sums by adding and subtracting alone. */
  isCertain: boolean;
  /** By linear programming; with fractions allowed. */
  relaxed: readonly [number, number];
  /** By integer programming. */
  whole: readonly [number, number];
};

/**
 * What published sums tell about the sum over a set of unknowns: by rank modulo two primes, by
 * linear and by integer programming.
 *
 * @throws RangeError when what is published contradicts itself or names what there is not.
 */
export async function attackSums(system: SumSystem, targets: readonly (readonly string[])[]): Promise<SumFinding[]> {
  const place = new Map(system.unknowns.map(({ name }, index) => [name, index]));
  const indicator = (names: readonly string[]) => new Map(names.map((name) => [placeOf(place, name), 1]));
  const rows = system.published.map(({ names, lower, upper }) => ({ weights: indicator(names), lower, upper }));
  const spaces = PRIMES.map((prime) => {
    const space = new RowSpace(system.unknowns.length, prime);
    for (const row of rows) if (row.lower === row.upper) space.add(dense(row.weights, system.unknowns.length));
    return space;
  });
  const bounds = {
    lower: system.unknowns.map((unknown) => unknown.lower),
    upper: system.unknowns.map((unknown) => unknown.upper),
    rows,
  };
  const findings: SumFinding[] = targets.map((names) => ({
    isCertain: spaces.some((space) => space.has(dense(indicator(names), system.unknowns.length))),
    relaxed: [0, 0],
    whole: [0, 0],
  }));
  for (const kind of ['relaxed', 'whole'] as const) {
    const model = await openBoundsModel({ ...bounds, whole: kind === 'whole' });
    try {
      for (const [index, names] of targets.entries()) {
        const low = model.optimum(indicator(names), 'smallest');
        const high = model.optimum(indicator(names), 'largest');
        const finding = findings[index];
        if (low === null || high === null || !finding) throw new RangeError('What is published contradicts itself');
        finding[kind] = [clean(low.value), clean(high.value)];
      }
    } finally {
      model.dispose();
    }
  }
  return findings;
}

/** The solver's tolerance must not show in what is a whole number. */
function clean(value: number): number {
  return Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) : value;
}

function placeOf(place: ReadonlyMap<string, number>, name: string): number {
  const index = place.get(name);
  if (index === undefined) throw new RangeError(`There is no unknown ${name}`);
  return index;
}

function dense(weights: ReadonlyMap<number, number>, length: number): number[] {
  return Array.from({ length }, (_, index) => weights.get(index) ?? 0);
}
