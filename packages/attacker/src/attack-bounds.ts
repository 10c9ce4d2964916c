import { type BoundsModel, openBoundsModel } from './bounds-model.ts';
import type { OrganizationColumn } from './organization-column.ts';
import type { Interval, Violation } from './violation.ts';

/** A leader's published value must stay open by so much. */
const LEAST_WIDTH = 1;

/** What the solver may be off by. */
const TOLERANCE = 1e-6;

/** How often many leaders are pushed at once before those left are asked one by one. */
const PUSHES = 24;

type Range = { low: number; high: number };

/**
 * Between which bounds each leader's value in one cell of an organisation's release lies, by linear
 * programming over the sums of atoms (leaders of one atom cannot be told apart). What is found is
 * added to `attack`.
 *
 * @param exact `false` stops at a leader for whom two solutions far enough apart have turned up
 */
export async function attackBounds(
  column: OrganizationColumn,
  attack: { violations: Violation[]; intervals: Interval[] },
  exact: boolean,
): Promise<void> {
  if (column.rows.length === 0) return;
  const model = await openBoundsModel({
    whole: false,
    lower: column.atoms.map((atom) => atom.leaders * atom.lowest),
    upper: column.atoms.map((atom) => atom.leaders * atom.highest),
    rows: column.rows.map(({ atoms, lower, upper }) => ({
      weights: new Map(atoms.map((atom) => [atom, 1])),
      lower,
      upper,
    })),
  });
  try {
    const ranges = column.atoms.map(() => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }));
    const fits = (exact || push(model, column, ranges)) && pull(model, { column, ranges, exact, attack });
    if (!fits) {
      const where = `cell ${column.cellId}`;
      attack.violations.push({ guarantee: 'G2', where, what: 'no values of leaders explain these numbers together' });
    }
  } finally {
    model.dispose();
  }
}

/**
 * Pushes all leaders who still look closed up or down at once, each time another half of them: the
 * corners that this finds leave few to be asked one by one. Finds nothing that is not so.
 *
 * @returns `false` when nothing fits
 */
function push(model: BoundsModel, column: OrganizationColumn, ranges: Range[]): boolean {
  let state = 1;
  for (let round = 0; round < PUSHES; round += 1) {
    const closed = column.atoms.flatMap((atom, index) =>
      atom.rows.length > 0 && !isOpen(column, index, ranges[index]) ? [index] : [],
    );
    if (closed.length < 4) return true;
    const weights = new Map(
      closed.map((atom) => {
        state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647 || 1;
        return [atom, state % 2 === 0 ? 1 : -1];
      }),
    );
    for (const sense of ['smallest', 'largest'] as const) {
      if (!look(model, weights, sense, ranges)) return false;
    }
  }
  return true;
}

type Question = {
  column: OrganizationColumn;
  ranges: Range[];
  exact: boolean;
  attack: { violations: Violation[]; intervals: Interval[] };
};

/** Both bounds of each leader by themself, or of those who still look closed; `false` when nothing fits. */
function pull(model: BoundsModel, { column, ranges, exact, attack }: Question): boolean {
  for (const [atom, about] of column.atoms.entries()) {
    if (about.rows.length === 0 || (!exact && isOpen(column, atom, ranges[atom]))) continue;
    for (const sense of ['smallest', 'largest'] as const) {
      if (!look(model, new Map([[atom, 1]]), sense, ranges)) return false;
    }
    const interval = leaderInterval(column, atom, ranges[atom]);
    const where = `cell ${column.cellId}, ${about.name}`;
    attack.intervals.push({ where, what: `one leader of ${about.leaders}`, ...interval });
    if (interval.high - interval.low < LEAST_WIDTH - TOLERANCE) {
      const what = `one leader lies between ${interval.low.toFixed(2)} and ${interval.high.toFixed(2)}`;
      attack.violations.push({ guarantee: 'G3', where, what });
    }
  }
  return true;
}

/** Takes one more solution in, for what it says of every atom. */
function look(
  model: BoundsModel,
  weights: ReadonlyMap<number, number>,
  sense: 'smallest' | 'largest',
  ranges: readonly Range[],
): boolean {
  const found = model.optimum(weights, sense);
  if (found === null) return false;
  for (const [atom, range] of ranges.entries()) {
    const value = found.solution[atom] ?? Number.NaN;
    range.low = Math.min(range.low, value);
    range.high = Math.max(range.high, value);
  }
  return true;
}

function isOpen(column: OrganizationColumn, atom: number, range: Range | undefined): boolean {
  const { low, high } = leaderInterval(column, atom, range);
  return high - low >= LEAST_WIDTH;
}

/** One leader of an atom, when the sum of the atom lies in a range and the others are free. */
function leaderInterval(column: OrganizationColumn, atom: number, range: Range | undefined): Range {
  const about = column.atoms[atom];
  if (!about || !range || range.low > range.high) return { low: 0, high: 0 };
  const others = about.leaders - 1;
  return {
    low: Math.max(about.lowest, range.low - others * about.highest),
    high: Math.min(about.highest, range.high - others * about.lowest),
  };
}
