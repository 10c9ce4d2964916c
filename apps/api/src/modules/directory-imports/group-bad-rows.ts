import type { BadRow } from '@heartset/model';

/** Rows that cannot be imported for the very same reason. */
export interface BadRowGroup {
  reason: BadRow['reason'];
  message: string;
  count: number;
  /** The first few, by their line in the file. */
  lines: number[];
}

/** From how many rows on a reason is said once instead of line by line. */
const fewest = 4;
const linesShown = 5;
const mostGroups = 20;

/**
 * What most rows have in common is one mistake, usually of a column: it is said once. Rows with a reason of their own stay rows.
 *
 * @returns the largest first, 20 at most
 */
export function groupBadRows(rows: readonly BadRow[]): BadRowGroup[] {
  const groups = new Map<string, BadRowGroup>();
  for (const { reason, message, line } of rows) {
    const known = groups.get(message);
    if (!known) {
      groups.set(message, { reason, message, count: 1, lines: [line] });
      continue;
    }
    known.count += 1;
    if (known.lines.length < linesShown) known.lines.push(line);
  }
  return [...groups.values()]
    .filter(({ count }) => count >= fewest)
    .sort((a, b) => b.count - a.count)
    .slice(0, mostGroups);
}
