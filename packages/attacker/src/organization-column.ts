import type { PublishedOrganization, PublishedSegment, PublishedSegmentCell } from './read-organization.ts';
import type { LeaderPlace, SeatedLeader } from './seat-leader.ts';
import type { Violation } from './violation.ts';

/** One cell of an organisation's release as a system: atoms are leaders whom no segment tells apart. */
export type OrganizationColumn = {
  cellId: string;
  /** No published value of a leader of an atom lies below `lowest` or above `highest`; `rows` are those it stands in. */
  atoms: Atom[];
  rows: { atoms: number[]; lower: number; upper: number }[];
};

type Atom = { name: string; leaders: number; lowest: number; highest: number; rows: readonly number[] };

type Visible = { leader: SeatedLeader; value: number; room: number };

/** What floating point may be off by. */
const SLACK = 1e-9;

/**
 * Takes an organisation's release apart, cell by cell, and checks on the way that each number is made
 * of leaders' published values and of nothing else, and of as many leaders as it says.
 */
export function readColumns(
  organization: PublishedOrganization,
  leaders: readonly SeatedLeader[],
  violations: Violation[],
): OrganizationColumn[] {
  const cellIds = new Set(organization.segments.flatMap(({ cells }) => [...cells.keys()]));
  return [...cellIds].map((cellId) => {
    const visible = leaders.flatMap((leader): Visible[] => {
      const cell = leader.cells.get(cellId);
      return cell ? [{ leader, ...cell }] : [];
    });
    return readColumn(organization, cellId, visible, violations);
  });
}

function readColumn(
  organization: PublishedOrganization,
  cellId: string,
  visible: readonly Visible[],
  violations: Violation[],
): OrganizationColumn {
  const shown = organization.segments.flatMap((segment) => {
    const cell = segment.cells.get(cellId);
    return cell ? [{ segment, cell, values: [] as number[], atoms: new Set<number>() }] : [];
  });
  const rowsAt = new Map<string, number[]>();
  for (const [row, { segment }] of shown.entries()) {
    const key = keyOf(segment.dimension, segment.name);
    rowsAt.set(key, [...(rowsAt.get(key) ?? []), row]);
  }
  const atoms: Atom[] = [];
  const atomOf = new Map<string, number>();
  const { minimum, maximum } = organization.scale;
  for (const { leader, value, room } of visible) {
    const rows = rowsOf(leader, rowsAt);
    // Leaders with other bounds can be told apart by what they can have received.
    const key = `${rows.join(' ')}, ${room}`;
    const place = atomOf.get(key) ?? atoms.length;
    atomOf.set(key, place);
    const atom = atoms[place];
    if (atom) atom.leaders += 1;
    else atoms.push({ name: nameOf(leader), leaders: 1, lowest: minimum + room, highest: maximum - room, rows });
    for (const row of rows) {
      shown[row]?.values.push(value);
      shown[row]?.atoms.add(place);
    }
  }
  for (const about of shown) checkCell({ organization, cellId, ...about }, violations);
  const rows = shown.map(({ cell, atoms: members }) => ({
    atoms: [...members].sort((a, b) => a - b),
    ...sumBounds(organization, cell),
  }));
  return { cellId, atoms, rows };
}

/** A leader stands in the whole organisation, and in one department, level and site at most. */
function rowsOf(leader: LeaderPlace, rowsAt: ReadonlyMap<string, readonly number[]>): number[] {
  const { department, level, site } = leader;
  const places = Object.entries({ department, level, site }).flatMap(([dimension, name]) =>
    name === null ? [] : [keyOf(dimension, name)],
  );
  return [keyOf('organization', null), ...places].flatMap((key) => rowsAt.get(key) ?? []);
}

function keyOf(dimension: string, name: string | null): string {
  return `${dimension} ${name ?? ''}`;
}

/** A mean of so many leaders is told as "or more" from `highest - margin` on, as "or less" up to `lowest + margin`. */
type Ends = { lowest: number; highest: number; margin: number };

function endsOf({ scale, k, lastDigit }: PublishedOrganization, leaders: number): Ends {
  const room = 1 / k + 1 / leaders;
  const lowest = scale.minimum + room;
  const highest = scale.maximum - room;
  // In hundredths the exact mean decided, in tenths the mean as it would be printed.
  if (lastDigit < 0.1) return { lowest, highest, margin: 0 };
  return {
    lowest: Math.ceil(lowest * 10 - SLACK) / 10,
    highest: Math.floor(highest * 10 + SLACK) / 10,
    margin: lastDigit / 2,
  };
}

/** What a figure says of the sum of its leaders' values: a plain one also that its mean is beyond neither end. */
function sumBounds(organization: PublishedOrganization, { value, mark, leaders }: PublishedSegmentCell) {
  const { lowest, highest, margin } = endsOf(organization, leaders);
  const least = lowest + margin;
  const most = highest - margin;
  if (mark === 'or-more') return { lower: most * leaders - SLACK, upper: Number.POSITIVE_INFINITY };
  if (mark === 'or-less') return { lower: Number.NEGATIVE_INFINITY, upper: least * leaders + SLACK };
  const half = organization.lastDigit / 2;
  return {
    lower: Math.max(value - half, least) * leaders - SLACK,
    upper: Math.min(value + half, most) * leaders + SLACK,
  };
}

type CellAbout = {
  organization: PublishedOrganization;
  segment: PublishedSegment;
  cell: PublishedSegmentCell;
  cellId: string;
  values: readonly number[];
};

function checkCell({ organization, segment, cell, cellId, values }: CellAbout, violations: Violation[]): void {
  const where = `cell ${cellId}, ${segment.dimension} ${segment.name ?? ''}`.trim();
  if (cell.leaders !== values.length) {
    violations.push({ guarantee: 'G0', where, what: `says ${cell.leaders} leaders, ${values.length} have a value` });
  }
  if (values.length < organization.minimumLeaders) {
    violations.push({ guarantee: 'G0', where, what: `is shown for ${values.length} leaders` });
  }
  const { lastDigit } = organization;
  const digits = cell.value / lastDigit;
  if (Math.abs(digits - Math.round(digits)) > 1e-6) {
    violations.push({ guarantee: 'G2', where, what: `${cell.value} has more digits than the rules know` });
  }
  const { lowest, highest, margin } = endsOf(organization, values.length);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const within = Math.min(highest, Math.max(lowest, mean));
  const mark = mean >= highest - margin ? 'or-more' : mean <= lowest + margin ? 'or-less' : 'plain';
  const isNearEdge = Math.min(Math.abs(mean - highest + margin), Math.abs(mean - lowest - margin)) < SLACK;
  if (Math.abs(within - cell.value) > lastDigit / 2 + SLACK || (mark !== cell.mark && !isNearEdge)) {
    const what = `${cell.value} (${cell.mark}) does not follow from what leaders’ releases show`;
    violations.push({ guarantee: 'G2', where, what });
  }
}

function nameOf({ department, level, site }: LeaderPlace): string {
  return [department, level, site].map((part) => part ?? '-').join(' / ');
}
