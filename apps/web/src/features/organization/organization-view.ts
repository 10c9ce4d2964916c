import {
  type Instrument,
  type OrganizationCell,
  type OrganizationRelease,
  type OrganizationSegment,
  REASON_CODES,
  type ReasonCode,
  type SegmentDimension,
} from '@heartset/model';

/** By what leaders are put together, the whole organisation apart: one table each. */
export type TableDimension = Exclude<SegmentDimension, 'organization'>;
export const TABLE_DIMENSIONS: readonly TableDimension[] = ['department', 'level', 'site'];

/** A segment as a row: its cells, or the one reason for which all of them are held back. */
export type SegmentRow = { name: string; leaders: number } & (
  | { kind: 'cells'; cells: readonly OrganizationCell[] }
  | { kind: 'held'; reason: ReasonCode }
);

export type SegmentTable = { dimension: TableDimension; rows: readonly SegmentRow[] };

/** What a release says of the whole organisation and of its parts. Rows stand by name, and by nothing else. */
export type OrganizationView = {
  whole: { leaders: number; cells: readonly OrganizationCell[] };
  tables: readonly SegmentTable[];
  /** False when not even all leaders together can be shown. */
  showsAnything: boolean;
};

/** One column of a table: a cell of the model. */
export type CellColumn = { cellId: string; focus: string; application: string };

/**
 * The cells in the order of the model's figure, read row by row.
 *
 * @returns a column for each cell, three for each focus in a full instrument
 */
export function columnsOf({ foci, applications, cells }: Pick<Instrument, 'foci' | 'applications' | 'cells'>) {
  return foci.flatMap((focus) =>
    applications.flatMap((application): CellColumn[] =>
      cells
        .filter((cell) => cell.focus === focus.id && cell.application === application.id)
        .map(({ id }) => ({ cellId: id, focus: focus.name, application: application.name })),
    ),
  );
}

/**
 * A release as the page shows it.
 *
 * @param nameOf how the name of a department, level or site is said
 * @param locale by whose alphabet rows are sorted
 */
export function viewOf(
  release: OrganizationRelease,
  { nameOf, locale }: { nameOf: (dimension: TableDimension, name: string) => string; locale: string },
): OrganizationView {
  const whole = release.segments.find(({ dimension }) => dimension === 'organization');
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const tables = TABLE_DIMENSIONS.map((dimension) => ({
    dimension,
    rows: release.segments
      .filter((segment) => segment.dimension === dimension)
      .map((segment) => rowOf(segment, nameOf(dimension, segment.name ?? '')))
      .sort((a, b) => compare(a.name, b.name)),
  }));
  const cells = whole?.cells ?? [];
  return {
    whole: { leaders: whole?.leaders ?? 0, cells },
    tables,
    showsAnything: cells.some(({ status }) => status === 'shown'),
  };
}

function rowOf({ leaders, cells }: OrganizationSegment, name: string): SegmentRow {
  const reason = onlyReasonOf(cells);
  return reason === null ? { kind: 'cells', name, leaders, cells } : { kind: 'held', name, leaders, reason };
}

function onlyReasonOf(cells: readonly OrganizationCell[]): ReasonCode | null {
  const reasons = new Set(cells.map((cell) => (cell.status === 'withheld' ? cell.reason : null)));
  const [only = null] = reasons;
  return reasons.size === 1 ? only : null;
}

/** Why something in a table is held back: each reason once, in the model's order. */
export function reasonsIn({ rows }: Pick<SegmentTable, 'rows'>): ReasonCode[] {
  const found = new Set(
    rows.flatMap((row) => {
      if (row.kind === 'held') return [row.reason];
      return row.cells.flatMap((cell) => (cell.status === 'withheld' ? [cell.reason] : []));
    }),
  );
  return REASON_CODES.filter((code) => found.has(code));
}

/**
 * The letter that stands for a reason in every table of a page: "a" for the first that occurs anywhere.
 *
 * @example signsOf([{ rows }]).get('too-few-leaders') // 'a'
 */
export function signsOf(tables: readonly Pick<SegmentTable, 'rows'>[]): ReadonlyMap<ReasonCode, string> {
  const found = new Set(tables.flatMap(reasonsIn));
  const ordered = REASON_CODES.filter((code) => found.has(code));
  return new Map(ordered.map((code, index) => [code, String.fromCharCode('a'.charCodeAt(0) + index)]));
}
