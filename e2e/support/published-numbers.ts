import type { Rating } from './answer-survey.ts';
import type { Instrument } from './instrument.ts';

/** One answer sheet's ratings, by item. */
export type Ratings = Readonly<Record<string, Rating>>;

/** A number that may be shown, or null for one that is held back. */
export type Shown = number | null;

/**
 * What a report may show, worked out here a second time from the answers that the journey itself gave, and from nothing
 * of the product: METHODS.md section 1, rules 3, 4 and 6, for five steps and groups of at least three.
 */
const smallestGroup = 3;

/** An item in a block: the mean, kept one answer's step away from both ends; null when fewer than three rated it. */
export function itemInBlock(sheets: readonly Ratings[], itemId: string): Shown {
  const ratings = sheets.map((sheet) => sheet[itemId]).filter((rating) => typeof rating === 'number');
  if (ratings.length < smallestGroup) return null;
  const mean = ratings.reduce<number>((sum, rating) => sum + rating, 0) / ratings.length;
  return Math.min(5 - 1 / ratings.length, Math.max(1 + 1 / ratings.length, mean));
}

/** A cell in a block: the mean of its shown items, when at least half of them are shown. */
export function cellInBlock(instrument: Instrument, sheets: readonly Ratings[], cellId: string): Shown {
  const items = instrument.items.filter((item) => item.cellId === cellId);
  const shown = items.map((item) => itemInBlock(sheets, item.id)).filter((value) => value !== null);
  return shown.length * 2 >= items.length ? mean(shown) : null;
}

/** Everyone else: the mean of the blocks that show something, each with the same weight. */
export function everyoneElse(values: readonly Shown[]): Shown {
  return mean(values.filter((value) => value !== null));
}

function mean(values: readonly number[]): Shown {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
