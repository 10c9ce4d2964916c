import { attackBounds } from './attack-bounds.ts';
import { type OrganizationColumn, readColumns } from './organization-column.ts';
import { readOrganization, unknownOrganizationPaths } from './read-organization.ts';
import { PRIMES, RowSpace } from './row-space.ts';
import type { SeatedLeader } from './seat-leader.ts';
import { findSmallSet } from './small-sets.ts';
import type { Interval, Violation } from './violation.ts';

export type OrganizationAttack = { violations: Violation[]; intervals: Interval[] };

/** A release may promise more than this, not less. */
const LEAST_LEADERS = 5;

/**
 * What an organisation's release tells about leaders, for a reader who knows who stands where and
 * which leaders have a value in which cell, but no value.
 *
 * Per cell: is each number computed from leaders' published values alone, and of enough leaders;
 * does the sum over fewer than five, or over all but one, follow by adding and subtracting (rank
 * modulo two primes); between which bounds does each leader's value lie (linear programming).
 *
 * @param document the release, as published
 * @param leaders with what their own releases show (`seatLeader`)
 * @param options.exact `true` solves for the bounds of every leader; otherwise a leader for whom two
 *   solutions far enough apart have turned up is left alone, which is enough to say that all is well
 * @throws TypeError when the document is not of the kind it should be.
 */
export async function attackOrganization(
  document: unknown,
  leaders: readonly SeatedLeader[],
  options: { exact: boolean } = { exact: false },
): Promise<OrganizationAttack> {
  const attack: OrganizationAttack = { violations: [], intervals: [] };
  for (const path of unknownOrganizationPaths(document)) {
    attack.violations.push({ guarantee: 'G0', where: path, what: 'says something that the rules do not know' });
  }
  const published = readOrganization(document);
  const release = { ...published, minimumLeaders: Math.max(LEAST_LEADERS, published.minimumLeaders) };
  // Cells in which the same leaders have a value are one system of sums.
  const known = new Map<string, string | null>();
  for (const column of readColumns(release, leaders, attack.violations)) {
    const sums = sumsOf(column);
    const found = known.get(sums.key);
    const what = found === undefined ? whatFollows(sums, release.minimumLeaders) : found;
    known.set(sums.key, what);
    if (what !== null) attack.violations.push({ guarantee: 'G2', where: `cell ${column.cellId}`, what });
    await attackBounds(column, attack, options.exact);
  }
  return attack;
}

type Sums = { key: string; classes: { name: string; leaders: number }[]; rows: Float64Array[] };

/** Which sum over too few, or over all but one, follows by adding and subtracting; `null` when none does. */
function whatFollows({ classes, rows }: Sums, least: number): string | null {
  const sizes = classes.map((one) => one.leaders);
  for (const prime of PRIMES) {
    const space = new RowSpace(classes.length, prime);
    for (const row of rows) space.add(row);
    const set = findSmallSet(space, sizes, least);
    if (set !== null) {
      const people = set.reduce((sum, one) => sum + (sizes[one] ?? 0), 0);
      return `the sum of ${people} leaders follows: ${set.map((one) => classes[one]?.name).join(' and ')}`;
    }
    const left = allButOne(space, sizes);
    if (left !== null) return `the sum of all leaders but one follows: ${classes[left]?.name}`;
  }
  return null;
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
function sumsOf(column: OrganizationColumn): Sums {
  const found = new Map<string, { name: string; leaders: number; standsIn: readonly number[] }>();
  for (const { name, leaders, rows } of column.atoms) {
    const known = found.get(rows.join(' '));
    if (known) known.leaders += leaders;
    else found.set(rows.join(' '), { name, leaders, standsIn: rows });
  }
  const classes = [...found.values()].sort((a, b) => b.leaders - a.leaders);
  const rows = column.rows.map(() => new Float64Array(classes.length));
  for (const [place, { standsIn }] of classes.entries()) {
    for (const row of standsIn) {
      const values = rows[row];
      if (values) values[place] = 1;
    }
  }
  return {
    key: JSON.stringify(classes.map(({ name, leaders, standsIn }) => [name, leaders, standsIn])),
    classes,
    rows,
  };
}
