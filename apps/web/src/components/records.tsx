import type { JSX, ReactNode } from 'react';
import styles from './records.module.css';

/** One column: its heading, and what stands in it for a record. `null` is nothing, and left out on a phone. */
export type Column<Entry> = {
  heading: string;
  /** A share of the table's width: tables with the same columns then stand under each other. */
  width?: string;
  cell: (entry: Entry) => ReactNode;
};

type RecordsProps<Entry> = {
  /** What the table holds, for those who cannot see it. */
  caption: string;
  columns: Column<Entry>[];
  entries: readonly Entry[];
  keyOf: (entry: Entry) => string;
};

/** A table that becomes cards under 720 pixels. Roles are spelled out, since changing `display` takes them away. */
export function Records<Entry>({ caption, columns, entries, keyOf }: RecordsProps<Entry>): JSX.Element {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: browsers drop a table's roles when its display changes.
    <table className={styles.table} role="table" data-fixed={columns.some((column) => column.width) || undefined}>
      <caption className={styles.hiddenCaption}>{caption}</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
        <tr role="row">
          {columns.map((column) => (
            // biome-ignore lint/a11y/noRedundantRoles: as above.
            <th key={column.heading} scope="col" role="columnheader" style={{ width: column.width }}>
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
      <tbody role="rowgroup">
        {entries.map((entry) => (
          // biome-ignore lint/a11y/noRedundantRoles: as above.
          <tr key={keyOf(entry)} role="row">
            {columns.map((column) => (
              <Cell key={column.heading} heading={column.heading} content={column.cell(entry)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ heading, content }: { heading: string; content: ReactNode }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above.
    <td role="cell" data-column={heading} data-empty={content === null || undefined}>
      <div className={styles.content}>{content}</div>
    </td>
  );
}
