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

/** Half of the last digit shown. */
const HALF_DIGIT = 0.005;

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
    ...sumBounds(cell),
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

function sumBounds({ value, mark, leaders }: PublishedSegmentCell): { lower: number; upper: number } {
  const lower = (value - HALF_DIGIT) * leaders - 1e-9;
  const upper = (value + HALF_DIGIT) * leaders + 1e-9;
  if (mark === 'or-more') return { lower, upper: Number.POSITIVE_INFINITY };
  if (mark === 'or-less') return { lower: Number.NEGATIVE_INFINITY, upper };
  return { lower, upper };
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
  const { minimum, maximum } = organization.scale;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const room = 1 / organization.k + 1 / values.length;
  const within = Math.min(maximum - room, Math.max(minimum + room, mean));
  const mark = mean >= maximum - room - 1e-12 ? 'or-more' : mean <= minimum + room + 1e-12 ? 'or-less' : 'plain';
  const isNearEdge = Math.abs(Math.abs(mean - (minimum + maximum) / 2) - ((maximum - minimum) / 2 - room)) < 1e-9;
  if (Math.abs(within - cell.value) > HALF_DIGIT + 1e-9 || (mark !== cell.mark && !isNearEdge)) {
    const what = `${cell.value} (${cell.mark}) does not follow from what leaders’ releases show`;
    violations.push({ guarantee: 'G2', where, what });
  }
}

function nameOf({ department, level, site }: LeaderPlace): string {
  return [department, level, site].map((part) => part ?? '-').join(' / ');
}
