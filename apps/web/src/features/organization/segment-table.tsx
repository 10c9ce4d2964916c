import type { OrganizationCell, ReasonCode } from '@heartset/model';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { heatStyle } from '../../components/heat-style.ts';
import { HeldCell } from './held-cell.tsx';
import { type CellColumn, reasonsIn, type SegmentRow, type SegmentTable as Table } from './organization-view.ts';
import { useOrganizationWords } from './organization-words.ts';
import styles from './segment-table.module.css';

type SegmentTableProps = {
  table: Table;
  columns: readonly CellColumn[];
  /** The letter of each reason, the same in every table of the page. */
  signs: ReadonlyMap<ReasonCode, string>;
  minimumGroupSize: number;
};

/**
 * Departments, levels or sites by the nine cells, and below it why something is held back. On a phone each row is a card of
 * its own. Roles are spelled out, since changing `display` takes them away.
 */
export function SegmentTable(props: SegmentTableProps): JSX.Element {
  const { table, columns, signs, minimumGroupSize } = props;
  const { t } = useTranslation();
  return (
    <>
      {/* biome-ignore lint/a11y/noRedundantRoles: browsers drop a table's roles when its display changes. */}
      <table className={styles.table} role="table">
        <caption className={styles.caption}>{t(`organization.caption.${table.dimension}`)}</caption>
        <ColumnHeads columns={columns} heading={t(`organization.one.${table.dimension}`)} />
        {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
        <tbody role="rowgroup">
          {table.rows.map((row) => (
            <Row key={row.name} row={row} {...props} />
          ))}
        </tbody>
      </table>
      <Reasons codes={reasonsIn(table)} signs={signs} minimumGroupSize={minimumGroupSize} />
    </>
  );
}

type ReasonsProps = Pick<SegmentTableProps, 'signs' | 'minimumGroupSize'> & { codes: readonly ReasonCode[] };

/** What each letter stands for, in words: read without pointing at anything, and on paper. */
function Reasons({ codes, signs, minimumGroupSize }: ReasonsProps): JSX.Element | null {
  const { reason } = useOrganizationWords(minimumGroupSize);
  if (codes.length === 0) return null;
  return (
    <dl className={styles.reasons}>
      {codes.map((code) => (
        <div key={code}>
          <dt>{signs.get(code)}</dt>
          <dd>{reason(code)}</dd>
        </div>
      ))}
    </dl>
  );
}

function ColumnHeads({ columns, heading }: { columns: readonly CellColumn[]; heading: string }): JSX.Element {
  const foci = [...new Set(columns.map(({ focus }) => focus))];
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above.
    <thead role="rowgroup">
      {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
      <tr role="row">
        {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
        <th scope="col" role="columnheader" rowSpan={2} className={styles.nameHead}>
          {heading}
        </th>
        {foci.map((focus) => (
          // biome-ignore lint/a11y/useSemanticElements: as above; it spans the columns of a focus.
          <th
            key={focus}
            scope="colgroup"
            role="columnheader"
            colSpan={columns.filter((column) => column.focus === focus).length}
            className={styles.focus}
          >
            {focus}
          </th>
        ))}
      </tr>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
      <tr role="row">
        {columns.map(({ cellId, application }, index) => (
          // biome-ignore lint/a11y/noRedundantRoles: as above.
          <th key={cellId} scope="col" role="columnheader" data-first={beginsFocus(columns, index) || undefined}>
            {application}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function beginsFocus(columns: readonly CellColumn[], index: number): boolean {
  return index > 0 && columns[index]?.focus !== columns[index - 1]?.focus;
}

function Row({ row, columns, signs, minimumGroupSize }: SegmentTableProps & { row: SegmentRow }): JSX.Element {
  const { t } = useTranslation();
  const words = useOrganizationWords(minimumGroupSize);
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above.
    <tr role="row" className={row.kind === 'held' ? styles.heldRow : undefined}>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
      <th scope="row" role="rowheader">
        {row.name}
        <small className={styles.count}>{t('campaign.leaders', { count: row.leaders })}</small>
      </th>
      {row.kind === 'held' ? (
        // biome-ignore lint/a11y/noRedundantRoles: as above.
        <td role="cell" colSpan={columns.length} className={styles.allHeld}>
          <span>
            {words.reasonShort(row.reason)} <sup>{signs.get(row.reason)}</sup>
          </span>
        </td>
      ) : (
        columns.map((column, index) => (
          <Cell
            key={column.cellId}
            column={column}
            first={beginsFocus(columns, index)}
            cell={row.cells.find(({ cellId }) => cellId === column.cellId)}
            of={row.leaders}
            signs={signs}
            minimumGroupSize={minimumGroupSize}
          />
        ))
      )}
    </tr>
  );
}

type CellProps = Pick<SegmentTableProps, 'signs' | 'minimumGroupSize'> & {
  column: CellColumn;
  /** Whether a new focus begins here. */
  first: boolean;
  cell: OrganizationCell | undefined;
  /** How many leaders the segment has. */
  of: number;
};

function Cell({ column, first, cell, of, signs, minimumGroupSize }: CellProps): JSX.Element {
  const { t } = useTranslation();
  const words = useOrganizationWords(minimumGroupSize);
  // On a phone the cell says itself what it is: there are no column heads above it.
  const about = {
    'data-focus': column.focus,
    'data-application': column.application,
    'data-first': first || undefined,
  };
  if (cell?.status !== 'shown') {
    const reason = cell?.reason ?? 'too-few-leaders';
    return (
      // biome-ignore lint/a11y/noRedundantRoles: as above.
      <td role="cell" className={styles.held} {...about}>
        <HeldCell sign={signs.get(reason) ?? ''} reason={words.reason(reason)} />
      </td>
    );
  }
  const mark = words.mark(cell.mark);
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above.
    <td role="cell" className={styles.shown} style={heatStyle(cell.value)} {...about}>
      <b>{words.value(cell.value)}</b>
      {mark && <small> {mark}</small>}
      {cell.leaders < of && <small> {t('organization.ofLeaders', { count: cell.leaders, of })}</small>}
    </td>
  );
}
