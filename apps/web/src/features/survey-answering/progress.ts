import { commentOf, type Draft } from './draft.ts';
import { type Pace, secondsPerItem } from './pace.ts';
import { suggestedFirst } from './suggested-first.ts';
import type { ItemsPage, SurveyPage } from './survey-pages.ts';

/** Seconds that people take: an open question is optional, and most who answer write two sentences. */
const secondsPerPrompt = 75;
const secondsForReview = 30;

export interface PageProgress {
  items: number;
  rated: number;
  notObserved: number;
  open: number;
}

/** How a page of items stands. `open` are those without any answer. */
export function pageProgress(page: ItemsPage, draft: Draft): PageProgress {
  let rated = 0;
  let notObserved = 0;
  for (const item of page.items) {
    const rating = draft.ratings[item.id];
    if (rating === 'not-observed') notObserved += 1;
    else if (rating !== undefined) rated += 1;
  }
  return { items: page.items.length, rated, notObserved, open: page.items.length - rated - notObserved };
}

/** Items that have an answer, "not observed" included, out of all. */
export function surveyProgress(pages: readonly SurveyPage[], draft: Draft): { answered: number; items: number } {
  let answered = 0;
  let items = 0;
  for (const page of pages) {
    if (page.kind !== 'items') continue;
    const progress = pageProgress(page, draft);
    answered += progress.items - progress.open;
    items += progress.items;
  }
  return { answered, items };
}

/**
 * How full the bar is: each statement is one step, each open question one, and the review one. An open question is done once it has
 * words or its page is past; the review never is, for after it comes sending.
 */
export function barSteps(
  pages: readonly SurveyPage[],
  draft: Draft,
  currentPage: number,
): { done: number; steps: number } {
  const { answered, items } = surveyProgress(pages, draft);
  let done = answered;
  let steps = items;
  for (const [place, page] of pages.entries()) {
    if (page.kind === 'review') steps += 1;
    if (page.kind !== 'prompts') continue;
    steps += page.prompts.length;
    const past = (promptId: string) => currentPage > place || commentOf(draft, promptId).text.trim() !== '';
    done += page.prompts.filter(({ id }) => past(id)).length;
  }
  return { done, steps };
}

/**
 * Minutes that the rest will take at somebody's pace, from what is open on this page and after it: what was left open on purpose
 * before is not counted, and of the open questions only those that are suggested. At least 1 while anything is left to do.
 */
export function minutesLeft(pages: readonly SurveyPage[], draft: Draft, currentPage: number, pace: Pace): number {
  let seconds = 0;
  for (const page of pages.slice(currentPage)) {
    if (page.kind === 'items') seconds += pageProgress(page, draft).open * secondsPerItem(pace);
    else if (page.kind === 'prompts') {
      const open = suggestedFirst(page.prompts).filter((prompt) => commentOf(draft, prompt.id).text.trim() === '');
      seconds += open.length * secondsPerPrompt;
    } else seconds += secondsForReview;
  }
  return Math.max(1, Math.round(seconds / 60));
}

/** The first page that still has an open item, and which item; `null` when none has. */
export function firstOpenItem(pages: readonly SurveyPage[], draft: Draft): { page: number; itemId: string } | null {
  for (const [place, page] of pages.entries()) {
    if (page.kind !== 'items') continue;
    const item = page.items.find((candidate) => draft.ratings[candidate.id] === undefined);
    if (item) return { page: place, itemId: item.id };
  }
  return null;
}
