import type { FocusId, Instrument, LeaderRelease } from '@heartset/model';
import { strengthLine } from './verdict-words.ts';

/**
 * What can be said over the two or three masteries that a release names.
 *
 * `none-shown`: nothing could be named because nothing is shown. `none-high`: things are shown, and none above the middle of the
 * scale. `strong`: all of them are strengths; `mixed`: some are only the highest.
 */
export interface StrengthsView {
  readonly kind: 'none-shown' | 'none-high' | 'strong' | 'mixed';
  /** Focuses that one of them stands for, and those that none does, in the figure's order. */
  readonly foci: readonly FocusId[];
  readonly missing: readonly FocusId[];
}

/** What the strengths of a release allow to be said about them. */
export function strengthsView(release: LeaderRelease, instrument: Instrument): StrengthsView {
  const named = release.items.filter((item) => release.strengths.includes(item.itemId));
  const cells = new Set(named.map((item) => item.cellId));
  const has = (focus: FocusId) => instrument.cells.some((cell) => cell.focus === focus && cells.has(cell.id));
  const order = instrument.foci.map((focus) => focus.id);
  return { kind: kindOf(release, named), foci: order.filter(has), missing: order.filter((focus) => !has(focus)) };
}

function kindOf({ items }: LeaderRelease, named: LeaderRelease['items']): StrengthsView['kind'] {
  if (named.length === 0) {
    return items.some((item) => item.everyoneElse.status === 'shown') ? 'none-high' : 'none-shown';
  }
  const strong = named.every(
    ({ everyoneElse }) => everyoneElse.status === 'shown' && everyoneElse.value >= strengthLine,
  );
  return strong ? 'strong' : 'mixed';
}
