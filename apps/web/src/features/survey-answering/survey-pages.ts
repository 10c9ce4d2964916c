import type { AskOthersPrompt, Instrument, InstrumentItem } from '@heartset/model';

/** One page of the questions about one leader. `items`: a cell, or the core item by itself. */
export type SurveyPage =
  | { kind: 'items'; id: string; cellId: string | null; eyebrow: string; headline: string; items: InstrumentItem[] }
  | { kind: 'prompts'; id: 'prompts'; prompts: AskOthersPrompt[] }
  | { kind: 'review'; id: 'review' };

export type ItemsPage = Extract<SurveyPage, { kind: 'items' }>;

/**
 * The pages in their order: the nine cells as the instrument lists them, then the core item (an overall view is easier
 * after the single ones), the campaign's open questions if it asks any, and the review.
 */
export function surveyPages(instrument: Instrument, promptIds: readonly string[]): SurveyPage[] {
  const pages: SurveyPage[] = instrument.cells.map((cell) => ({
    kind: 'items',
    id: cell.id,
    cellId: cell.id,
    eyebrow: eyebrowOf(instrument, cell),
    headline: cell.headline,
    items: instrument.items.filter((item) => item.cellId === cell.id),
  }));
  const core = instrument.items.filter((item) => item.cellId === null);
  if (core.length > 0) {
    const eyebrow = core[0]?.name ?? '';
    pages.push({ kind: 'items', id: 'core', cellId: null, eyebrow, headline: instrument.core.headline, items: core });
  }
  const prompts = askedPrompts(instrument, promptIds);
  if (prompts.length > 0) pages.push({ kind: 'prompts', id: 'prompts', prompts });
  pages.push({ kind: 'review', id: 'review' });
  return pages;
}

/** The campaign's open questions, in the campaign's order. One that the instrument does not know is left out. */
export function askedPrompts(instrument: Instrument, promptIds: readonly string[]): AskOthersPrompt[] {
  return promptIds.flatMap((id) => instrument.askOthers.find((prompt) => prompt.id === id) ?? []);
}

function eyebrowOf(instrument: Instrument, cell: Instrument['cells'][number]): string {
  const focus = instrument.foci.find((candidate) => candidate.id === cell.focus);
  const application = instrument.applications.find((candidate) => candidate.id === cell.application);
  return `${focus?.name ?? cell.focus} · ${application?.idea ?? cell.application}`;
}
