import type { Instrument, InstrumentItem } from '@heartset/model';

/** One page of the form: some statements to rate, or the questions to think about. */
export type SelfStep =
  | { kind: 'ratings'; id: string; title: string; headline: string; items: InstrumentItem[] }
  | { kind: 'reflections'; id: 'reflections' };

/** The form's pages: the core first, then the cells in the figure's order, then the questions to oneself. */
export function selfSteps(instrument: Instrument): SelfStep[] {
  const core = instrument.items.filter((item) => item.cellId === null);
  const cells = instrument.cells.map(
    (cell): SelfStep => ({
      kind: 'ratings',
      id: cell.id,
      title: cell.name,
      headline: cell.headline,
      items: instrument.items.filter((item) => item.cellId === cell.id),
    }),
  );
  const first: SelfStep[] =
    core.length === 0
      ? []
      : [{ kind: 'ratings', id: 'core', title: core[0]?.name ?? '', headline: instrument.core.headline, items: core }];
  const last: SelfStep[] = instrument.askYourself.length === 0 ? [] : [{ kind: 'reflections', id: 'reflections' }];
  return [...first, ...cells, ...last];
}

/** The statements that have no answer yet. */
export function openItems(instrument: Instrument, ratings: Readonly<Record<string, unknown>>): InstrumentItem[] {
  return instrument.items.filter((item) => !Object.hasOwn(ratings, item.id));
}

/** The first page with something still open, or the last one. */
export function firstOpenStep(steps: readonly SelfStep[], ratings: Readonly<Record<string, unknown>>): number {
  const found = steps.findIndex(
    (step) => step.kind === 'ratings' && step.items.some((item) => !Object.hasOwn(ratings, item.id)),
  );
  return found === -1 ? steps.length - 1 : found;
}
