import { getInstrument } from '@heartset/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Choice, itemToGoOnWith, moveDelay, nextOpenItem, noteChoice, undoing } from './choices.ts';
import { changeDraft, type Draft, emptyDraft, type Rating } from './draft.ts';
import { type ItemsPage, surveyPages } from './survey-pages.ts';

const instrument = getInstrument('hcl-360');
if (!instrument) throw new Error('there is no hcl-360');
const page = surveyPages(instrument, []).find((each): each is ItemsPage => each.kind === 'items');
if (!page) throw new Error('there is no page of items');
const [first = '', second = '', third = '', fourth = ''] = page.items.map(({ id }) => id);
const today = '2026-03-02';
const rated = (...itemIds: string[]) =>
  itemIds.reduce((draft, itemId) => changeDraft(draft, { type: 'rate', itemId, rating: 4 }, today), emptyDraft(today));
const chosen = (more: Partial<Choice>): Choice => ({
  itemId: first,
  before: undefined,
  rating: 4,
  by: 'pointer',
  at: 0,
  ...more,
});

describe('taking choices back', () => {
  const ratingOf = fc.constantFrom<Rating>(1, 2, 3, 4, 5, 'not-observed');

  it('leads back to where one began, whatever was chosen', () => {
    const presses = fc.array(
      fc.record({
        itemId: fc.constantFrom(first, second, third),
        rating: ratingOf,
        by: fc.constantFrom('pointer' as const, 'digit' as const, 'keys' as const),
      }),
    );
    fc.assert(
      fc.property(presses, (all) => {
        const start = rated(second);
        let draft: Draft = start;
        let choices: readonly Choice[] = [];
        for (const [at, press] of all.entries()) {
          choices = noteChoice(choices, { ...press, before: draft.ratings[press.itemId], at });
          draft = changeDraft(draft, { type: 'rate', ...press }, today);
        }
        for (const choice of choices.toReversed()) draft = changeDraft(draft, undoing(choice), today);
        expect(draft).toEqual(start);
      }),
    );
  });

  it('takes one way by arrow keys as one choice', () => {
    const way = [chosen({ by: 'keys', rating: 1 }), chosen({ by: 'keys', rating: 2, before: 1 })];
    const choices = way.reduce<readonly Choice[]>(noteChoice, []);
    expect(choices).toEqual([chosen({ by: 'keys', rating: 2, before: undefined })]);
    expect(noteChoice(choices, chosen({ by: 'keys', itemId: second }))).toHaveLength(2);
    expect(noteChoice(choices, chosen({ rating: 5, before: 2 }))).toHaveLength(2);
  });
});

describe('moving on', () => {
  const four = (rating: Rating, seconds: number) =>
    [0, 1, 2, 3].map((place) => chosen({ rating, at: place * seconds * 1_000 }));

  it('is slower after four of the same within a few seconds, and only then', () => {
    const usual = moveDelay([chosen({})]);
    expect(moveDelay(four(4, 1))).toBeGreaterThan(usual);
    expect(moveDelay(four('not-observed', 1))).toBeGreaterThan(usual);
    expect(moveDelay(four(4, 1).slice(1))).toBe(usual);
    expect(moveDelay(four(4, 5))).toBe(usual);
    expect(moveDelay([...four(4, 1), chosen({ rating: 3, at: 3_500 })])).toBe(usual);
    expect(moveDelay([])).toBe(usual);
  });

  it('goes to the next that is open, and never back to what was left out', () => {
    expect(nextOpenItem(page, rated(second), first)).toBe(third);
    expect(nextOpenItem(page, rated(first), second)).toBe(third);
    const last = page.items.at(-1)?.id ?? '';
    expect(nextOpenItem(page, rated(last), last)).toBeNull();
  });

  it('goes on, after a break, at the item where one stopped', () => {
    expect(itemToGoOnWith(page, emptyDraft(today))).toBeNull();
    expect(itemToGoOnWith(page, rated(first, second))).toBe(third);
    expect(itemToGoOnWith(page, rated(first, third))).toBe(fourth);
    const last = page.items.at(-1)?.id ?? '';
    expect(itemToGoOnWith(page, rated(second, last))).toBe(first);
    expect(itemToGoOnWith(page, rated(...page.items.map(({ id }) => id)))).toBeNull();
  });
});
