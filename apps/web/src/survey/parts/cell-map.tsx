import type { Instrument } from '@heartset/model';
import type { Draft } from '../../features/survey-answering/draft.ts';
import { pageProgress } from '../../features/survey-answering/progress.ts';
import type { SurveyPage } from '../../features/survey-answering/survey-pages.ts';

interface CellMapProps {
  instrument: Instrument;
  pages: readonly SurveyPage[];
  /** Without a draft the map only shows where a cell stands. */
  draft?: Draft;
  /** The cell of the page shown; null for the core, which stands in all of them. */
  cellId: string | null;
}

/** The nine cells as a small map: where one is, and what is answered. Beside words that say the same. */
export function CellMap({ instrument, pages, draft, cellId }: CellMapProps) {
  return (
    <svg className="cell-map" viewBox="0 0 44 44" aria-hidden="true" focusable="false">
      {instrument.cells.map((cell) => {
        const column = instrument.applications.findIndex(({ id }) => id === cell.application);
        const row = instrument.foci.findIndex(({ id }) => id === cell.focus);
        const page = pages.find((candidate) => candidate.id === cell.id);
        const done = draft !== undefined && page?.kind === 'items' && pageProgress(page, draft).open === 0;
        const here = cell.id === cellId || cellId === null;
        return (
          <rect
            key={cell.id}
            className={here ? 'here' : done ? 'done' : undefined}
            x={column * 15 + 1}
            y={row * 15 + 1}
            width={12}
            height={12}
            rx={3}
          />
        );
      })}
    </svg>
  );
}
