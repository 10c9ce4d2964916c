import type { ReleasedItem } from '@heartset/model';
import { pickStrengths } from './pick-strengths.ts';
import type { PublishedInstrument } from './publish-leader-input.ts';

/** The strengths of a release, from what its items show of everyone else. */
export function publishStrengths(instrument: PublishedInstrument, items: readonly ReleasedItem[]): string[] {
  const focusOfCell = new Map(instrument.cells.map((cell) => [cell.id, cell.focus]));
  return pickStrengths(
    items.map(({ itemId, cellId, everyoneElse }) => ({
      itemId,
      focus: cellId === null ? null : (focusOfCell.get(cellId) ?? null),
      value: everyoneElse.status === 'shown' ? everyoneElse.value : null,
    })),
    instrument.scale,
  );
}
