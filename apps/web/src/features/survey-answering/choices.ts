import type { Draft, DraftChange, Rating } from './draft.ts';
import type { ItemsPage } from './survey-pages.ts';

/**
 * How an answer was chosen. `keys`: by arrow keys, the space bar or a reading aid, which moves by itself and is not moved by the page.
 */
export type ChosenBy = 'pointer' | 'digit' | 'keys';

/** An answer that was chosen, and what it took the place of. */
export interface Choice {
  readonly itemId: string;
  /** `undefined`: it was open. */
  readonly before: Rating | undefined;
  readonly rating: Rating;
  readonly by: ChosenBy;
  /** Milliseconds of a clock that only goes forward. */
  readonly at: number;
}

/** How long a chosen answer can be seen before the page moves on, in milliseconds. */
const usualDelay = 300;
const slowDelay = 1_500;
/** As many of the same in so short a time are a rhythm: the page then goes slower, and says nothing. */
const sameMost = 4;
const sameWithin = 6_000;

/** The choices with one more. Arrow keys pass over answers on their way: one way through an item is one choice. */
export function noteChoice(choices: readonly Choice[], choice: Choice): readonly Choice[] {
  const last = choices.at(-1);
  if (last?.by === 'keys' && choice.by === 'keys' && last.itemId === choice.itemId) {
    return [...choices.slice(0, -1), { ...choice, before: last.before }];
  }
  return [...choices, choice];
}

/** What takes a choice back. */
export function undoing({ itemId, before }: Choice): DraftChange {
  return before === undefined ? { type: 'unrate', itemId } : { type: 'rate', itemId, rating: before };
}

/** Milliseconds until the page moves to the next item, after the last of these choices. */
export function moveDelay(choices: readonly Choice[]): number {
  const last = choices.slice(-sameMost);
  const [first] = last;
  const latest = last.at(-1);
  if (first === undefined || latest === undefined || last.length < sameMost) return usualDelay;
  const same = last.every((choice) => choice.rating === first.rating);
  return same && latest.at - first.at <= sameWithin ? slowDelay : usualDelay;
}

/**
 * The next item of the page that has no answer, after the one given; null when none follows. What was left out before it was left out
 * on purpose.
 */
export function nextOpenItem(page: ItemsPage, draft: Draft, itemId: string): string | null {
  const place = page.items.findIndex((item) => item.id === itemId);
  return page.items.slice(place + 1).find((item) => draft.ratings[item.id] === undefined)?.id ?? null;
}

/**
 * The item of a page at which somebody who comes back goes on: the first one open after the last that has an answer, or else the first
 * one open. Null where the page is read from its top: nothing on it is answered, or everything is.
 */
export function itemToGoOnWith(page: ItemsPage, draft: Draft): string | null {
  const answered = page.items.filter((item) => draft.ratings[item.id] !== undefined);
  const last = answered.at(-1);
  if (last === undefined) return null;
  return (
    nextOpenItem(page, draft, last.id) ?? page.items.find((item) => draft.ratings[item.id] === undefined)?.id ?? null
  );
}
