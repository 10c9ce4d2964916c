import type { AnswerSheetOnWire } from '@heartset/model/api/answers';
import { commentOf, type Draft, hasContent, isTooLong, toAnswerSheet } from './draft.ts';
import type { SurveyPage } from './survey-pages.ts';

/** How a draft stands to the questions about one leader: all that the survey decides by it. */
export interface DraftStanding {
  /** Something is answered: it can be sent, and gone on with. */
  readonly begun: boolean;
  /** The first comment that is longer than what can be sent, and the place of its page. */
  readonly tooLong: { readonly page: number; readonly promptId: string } | null;
  /** The place of the page where to go on; the first one for a draft that is empty. */
  readonly resumeAt: number;
  /** What would be sent. */
  readonly sheet: AnswerSheetOnWire;
}

/** Where the review stands among the pages: it is the last of them. */
export function reviewPlace(pages: readonly SurveyPage[]): number {
  return pages.length - 1;
}

/** Reads a draft once for everything that depends on it. Pure. */
export function draftStanding(draft: Draft, pages: readonly SurveyPage[]): DraftStanding {
  const begun = hasContent(draft);
  const itemIds = pages.flatMap((page) => (page.kind === 'items' ? page.items.map((item) => item.id) : []));
  const promptIds = pages.flatMap((page) => (page.kind === 'prompts' ? page.prompts.map((prompt) => prompt.id) : []));
  return {
    begun,
    tooLong: firstTooLong(draft, pages),
    resumeAt: begun ? Math.min(draft.page, reviewPlace(pages)) : 0,
    sheet: toAnswerSheet(draft, itemIds, promptIds),
  };
}

function firstTooLong(draft: Draft, pages: readonly SurveyPage[]): DraftStanding['tooLong'] {
  for (const [place, page] of pages.entries()) {
    if (page.kind !== 'prompts') continue;
    const prompt = page.prompts.find(({ id }) => isTooLong(commentOf(draft, id)));
    if (prompt) return { page: place, promptId: prompt.id };
  }
  return null;
}
