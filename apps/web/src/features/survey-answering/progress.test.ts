import { getInstrument } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { changeDraft, type Draft, emptyDraft } from './draft.ts';
import { unknownPace } from './pace.ts';
import { barSteps, firstOpenItem, minutesLeft, pageProgress, surveyProgress } from './progress.ts';
import { askedPrompts, surveyPages } from './survey-pages.ts';

const instrument = getInstrument('hcl-360');
if (instrument === undefined) throw new Error('The instrument is missing.');
const promptIds = instrument.askOthers.slice(0, 3).map((prompt) => prompt.id);
const pages = surveyPages(instrument, promptIds);
const today = '2026-03-02';
const rateAll = (draft: Draft, itemIds: string[]) =>
  itemIds.reduce((sum, itemId) => changeDraft(sum, { type: 'rate', itemId, rating: 4 }, today), draft);

describe('the pages of a survey', () => {
  it('are nine cells, the core, the open questions and the review, with every item once', () => {
    expect(pages.map((page) => page.id)).toEqual([
      ...instrument.cells.map((cell) => cell.id),
      'core',
      'prompts',
      'review',
    ]);
    const items = pages.flatMap((page) => (page.kind === 'items' ? page.items.map((item) => item.id) : []));
    expect(items.toSorted()).toEqual(instrument.items.map((item) => item.id).toSorted());
  });

  it('have no page for open questions that nobody asks', () => {
    expect(surveyPages(instrument, []).map((page) => page.kind)).not.toContain('prompts');
    expect(surveyPages(instrument, ['not-a-prompt']).map((page) => page.kind)).not.toContain('prompts');
  });

  it("ask in the campaign's order", () => {
    const order = promptIds.toReversed();
    expect(askedPrompts(instrument, order).map((prompt) => prompt.id)).toEqual(order);
  });
});

describe('progress', () => {
  it('counts "not observed" as an answer', () => {
    const [page] = pages;
    if (page?.kind !== 'items') throw new Error('The first page has items.');
    const [first, second] = page.items;
    const one = changeDraft(
      emptyDraft(today),
      { type: 'rate', itemId: first?.id ?? '', rating: 'not-observed' },
      today,
    );
    const two = changeDraft(one, { type: 'rate', itemId: second?.id ?? '', rating: 3 }, today);
    expect(pageProgress(page, two)).toEqual({ items: 5, rated: 1, notObserved: 1, open: 3 });
    expect(surveyProgress(pages, two)).toEqual({ answered: 2, items: 41 });
  });

  it('is not full before the open questions, nor before the review is sent', () => {
    const all = rateAll(
      emptyDraft(today),
      instrument.items.map((item) => item.id),
    );
    const prompts = pages.findIndex((page) => page.kind === 'prompts');
    expect(barSteps(pages, emptyDraft(today), 0)).toEqual({ done: 0, steps: 45 });
    expect(barSteps(pages, all, prompts)).toEqual({ done: 41, steps: 45 });
    const [promptId = ''] = promptIds;
    const written = changeDraft(all, { type: 'comment', promptId, text: 'Keep on.' }, today);
    expect(barSteps(pages, written, prompts)).toEqual({ done: 42, steps: 45 });
    expect(barSteps(pages, all, prompts + 1)).toEqual({ done: 44, steps: 45 });
    expect(barSteps(surveyPages(instrument, []), all, pages.length)).toEqual({ done: 41, steps: 42 });
  });

  it('promises about ten minutes at the start and one at the end', () => {
    expect(minutesLeft(pages, emptyDraft(today), 0, unknownPace)).toBe(10);
    expect(minutesLeft(pages, emptyDraft(today), pages.length - 1, unknownPace)).toBe(1);
  });

  it('does not count what was left open on an earlier page', () => {
    const all = instrument.items.map((item) => item.id);
    expect(minutesLeft(pages, rateAll(emptyDraft(today), all.slice(6)), 5, unknownPace)).toBe(
      minutesLeft(pages, rateAll(emptyDraft(today), all), 5, unknownPace),
    );
  });

  it('never grows while one goes on', () => {
    const times = pages.map((_, place) => minutesLeft(pages, emptyDraft(today), place, unknownPace));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('finds the first item that is open', () => {
    const all = instrument.items.map((item) => item.id);
    expect(firstOpenItem(pages, rateAll(emptyDraft(today), all))).toBeNull();
    const draft = rateAll(
      emptyDraft(today),
      all.filter((itemId) => itemId !== 'teamwork'),
    );
    expect(firstOpenItem(pages, draft)).toEqual({
      page: pages.findIndex((page) => page.id === 'mindset-relational'),
      itemId: 'teamwork',
    });
  });
});
