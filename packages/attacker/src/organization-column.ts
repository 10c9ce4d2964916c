import type { PublishedOrganization, PublishedSegment, PublishedSegmentCell } from './read-organization.ts';
import { readRelease } from './read-release.ts';
import type { Violation } from './violation.ts';

/** A leader, where they stand in the directory, and their release as published. */
export type SeatedLeader = {
  department: string | null;
  level: string | null;
  site: string | null;
  release: unknown;
};

/** One cell of an organisation's release as a system: atoms are leaders whom no segment tells apart. */
export type OrganizationColumn = {
  cellId: string;
  /** No published value of a leader of an atom lies below `lowest` or above `highest`. */
  atoms: { name: string; leaders: number; lowest: number; highest: number; isTold: boolean }[];
  rows: { atoms: number[]; lower: number; upper: number }[];
};

type Visible = { seat: Omit<SeatedLeader, 'release'>; value: number; room: number };

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
  const read = leaders.map(({ release, ...seat }) => ({ seat, release: readRelease(release) }));
  const cellIds = new Set(organization.segments.flatMap(({ cells }) => [...cells.keys()]));
  return [...cellIds].map((cellId) => {
    const visible = read.flatMap(({ seat, release }): Visible[] => {
      const everyoneElse = release.cells.find(({ id }) => id === cellId)?.everyoneElse;
      if (everyoneElse?.status !== 'shown') return [];
      return [{ seat, value: everyoneElse.value, room: roomOf(release, everyoneElse.blocks) }];
    });
    return readColumn(organization, cellId, visible, violations);
  });
}

/** A block of n shows nothing closer to an end of the scale than 1/n; several blocks, the mean of that. */
function roomOf(release: ReturnType<typeof readRelease>, blocks: readonly string[]): number {
  const rooms = release.blocks.flatMap(({ block, n }) => (blocks.includes(block) && n !== null ? [1 / n] : []));
  return rooms.reduce((sum, room) => sum + room, 0) / Math.max(1, rooms.length);
}

function readColumn(
  organization: PublishedOrganization,
  cellId: string,
  visible: readonly Visible[],
  violations: Violation[],
): OrganizationColumn {
  const shown = organization.segments.flatMap((segment) => {
    const cell = segment.cells.get(cellId);
    return cell ? [{ segment, cell }] : [];
  });
  const atomOf = new Map<string, number>();
  const atoms: OrganizationColumn['atoms'] = [];
  const places = visible.map(({ seat, room }) => {
    const standsIn = shown.flatMap(({ segment }, index) => (isIn(segment, seat) ? [index] : []));
    // Leaders with other bounds can be told apart by what they can have received.
    const key = JSON.stringify([standsIn, room]);
    const place = atomOf.get(key) ?? atoms.length;
    atomOf.set(key, place);
    const atom = atoms[place];
    if (atom) atom.leaders += 1;
    else {
      const { minimum, maximum } = organization.scale;
      const isTold = standsIn.length > 0;
      atoms.push({ name: nameOf(seat), leaders: 1, lowest: minimum + room, highest: maximum - room, isTold });
    }
    return place;
  });
  const rows = shown.map(({ segment, cell }) => {
    const members = visible.flatMap(({ seat, value }, index) => (isIn(segment, seat) ? [{ value, index }] : []));
    checkCell({ organization, segment, cell, cellId, values: members.map(({ value }) => value) }, violations);
    const inRow = new Set(members.map(({ index }) => places[index] ?? 0));
    return { atoms: [...inRow].sort((a, b) => a - b), ...sumBounds(cell) };
  });
  return { cellId, atoms, rows };
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

function isIn({ dimension, name }: PublishedSegment, seat: Visible['seat']): boolean {
  if (dimension === 'organization') return true;
  if (dimension === 'department') return seat.department === name;
  if (dimension === 'level') return seat.level === name;
  return dimension === 'site' && seat.site === name;
}

function nameOf({ department, level, site }: Visible['seat']): string {
  return [department, level, site].map((part) => part ?? '-').join(' / ');
}
