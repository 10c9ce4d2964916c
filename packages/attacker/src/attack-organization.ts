import { type BoundsModel, openBoundsModel } from './bounds-model.ts';
import { type OrganizationColumn, readColumns, type SeatedLeader } from './organization-column.ts';
import { readOrganization } from './read-organization.ts';
import { PRIMES, RowSpace } from './row-space.ts';
import { findSmallSet } from './small-sets.ts';
import type { Interval, Violation } from './violation.ts';

export type OrganizationAttack = { violations: Violation[]; intervals: Interval[] };

/** A leader's published value must stay open by so much. */
const LEAST_WIDTH = 1;

/** What the solver may be off by. */
const TOLERANCE = 1e-6;

/**
 * What an organisation's release tells about leaders, for a reader who knows who stands where and
 * which leaders have a value in which cell, but no value.
 *
 * Per cell: is each number computed from leaders' published values alone, and of enough leaders;
 * does the sum over fewer than five, or over all but one, follow by adding and subtracting (rank
 * modulo two primes); between which bounds does each leader's value lie (linear programming).
 *
 * @param leaders with their own releases, as published
 * @param options.exact `true` solves for the bounds of every leader; otherwise a leader for whom two
 *   solutions far enough apart have turned up is left alone, which is enough to say that all is well
 * @throws TypeError when a document is not of the kind it should be.
 */
export async function attackOrganization(
  document: unknown,
  leaders: readonly SeatedLeader[],
  options: { exact: boolean } = { exact: false },
): Promise<OrganizationAttack> {
  const release = readOrganization(document);
  const attack: OrganizationAttack = { violations: [], intervals: [] };
  for (const column of readColumns(release, leaders, attack.violations)) {
    attack.violations.push(...attackByRank(column, release.minimumLeaders));
    await attackByBounds(column, attack, options.exact);
  }
  return attack;
}

function attackByRank(column: OrganizationColumn, least: number): Violation[] {
  const { classes, rows } = classesOf(column);
  const sizes = classes.map((one) => one.leaders);
  const where = `cell ${column.cellId}`;
  for (const prime of PRIMES) {
    const space = new RowSpace(classes.length, prime);
    for (const row of rows) space.add(row);
    const set = findSmallSet(space, sizes, least);
    if (set !== null) {
      const people = set.reduce((sum, one) => sum + (sizes[one] ?? 0), 0);
      const names = set.map((one) => classes[one]?.name).join(' and ');
      return [{ guarantee: 'G2', where, what: `the sum of ${people} leaders follows: ${names}` }];
    }
    const left = allButOne(space, sizes);
    if (left !== null) {
      return [{ guarantee: 'G2', where, what: `the sum of all leaders but one follows: ${classes[left]?.name}` }];
    }
  }
  return [];
}

/** The one who is left out of a sum over all the others; `null` when no such sum follows. */
function allButOne(space: RowSpace, sizes: readonly number[]): number | null {
  if (sizes.length === 1) return null;
  const rest = space.reduce(sizes.map(() => 1));
  const open = [...rest.keys()].filter((index) => rest[index] !== 0);
  // Off the pivots, leaving one out must be all that elimination could not remove.
  const candidates = [...space.rows.map((row) => row.pivot), ...(open.length === 1 ? open : [])];
  const found = candidates.find(
    (index) => sizes[index] === 1 && space.has(sizes.map((_, other) => (other === index ? 0 : 1))),
  );
  return found ?? null;
}

/** For adding and subtracting, leaders who stand in the same rows are one, whatever their bounds; largest first. */
function classesOf(column: OrganizationColumn): { classes: { name: string; leaders: number }[]; rows: number[][] } {
  const found = new Map<string, { name: string; leaders: number; standsIn: Set<number> }>();
  for (const [atom, { name, leaders }] of column.atoms.entries()) {
    const standsIn = column.rows.flatMap((row, index) => (row.atoms.includes(atom) ? [index] : []));
    const known = found.get(standsIn.join(' '));
    if (known) known.leaders += leaders;
    else found.set(standsIn.join(' '), { name, leaders, standsIn: new Set(standsIn) });
  }
  const classes = [...found.values()].sort((a, b) => b.leaders - a.leaders);
  return { classes, rows: column.rows.map((_, row) => classes.map(({ standsIn }) => (standsIn.has(row) ? 1 : 0))) };
}

/** Unknowns are the sums of atoms; leaders of one atom cannot be told apart. */
async function attackByBounds(column: OrganizationColumn, attack: OrganizationAttack, exact: boolean): Promise<void> {
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
    for (const [atom, about] of column.atoms.entries()) {
      if (!about.isTold) continue;
      if (!exact && isOpen(column, atom, ranges[atom])) continue;
      if (!solve(model, atom, ranges)) {
        const where = `cell ${column.cellId}`;
        attack.violations.push({ guarantee: 'G2', where, what: 'no values of leaders explain these numbers together' });
        return;
      }
      const interval = leaderInterval(column, atom, ranges[atom]);
      const where = `cell ${column.cellId}, ${about.name}`;
      attack.intervals.push({ where, what: `one leader of ${about.leaders}`, ...interval });
      if (interval.high - interval.low < LEAST_WIDTH - TOLERANCE) {
        const what = `one leader lies between ${interval.low.toFixed(2)} and ${interval.high.toFixed(2)}`;
        attack.violations.push({ guarantee: 'G3', where, what });
      }
    }
  } finally {
    model.dispose();
  }
}

type Range = { low: number; high: number };

/** Both bounds of one atom; what the solutions say of the others is kept as well. */
function solve(model: BoundsModel, atom: number, ranges: Range[]): boolean {
  for (const sense of ['smallest', 'largest'] as const) {
    const found = model.optimum(new Map([[atom, 1]]), sense);
    if (found === null) return false;
    for (const [other, range] of ranges.entries()) {
      const value = found.solution[other] ?? Number.NaN;
      range.low = Math.min(range.low, value);
      range.high = Math.max(range.high, value);
    }
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
