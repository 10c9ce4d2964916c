import { ScoringInputError } from './scoring-input-error.ts';

/** An item with its published mean over everyone else; `null` when that is withheld. */
export type StrengthCandidate = { itemId: string; focus: string | null; value: number | null };

const MOST = 3;

/**
 * Two or three items to lean on: the highest of each focus, then the next highest until there are
 * at least two. Only values above the middle of the scale are called a strength. An item without a
 * focus (the core item) is none of them: it is what the others rest on. Ties go to the earlier.
 *
 * @throws ScoringInputError for a value that is no number.
 * @returns item ids, highest first; fewer than two only where the data allow no more.
 */
export function pickStrengths(
  candidates: readonly StrengthCandidate[],
  scale: { minimum: number; maximum: number },
): string[] {
  for (const { itemId, value } of candidates) {
    if (value !== null && !Number.isFinite(value))
      throw new ScoringInputError(`item "${itemId}"`, `a mean of ${value}`);
  }
  const middle = (scale.minimum + scale.maximum) / 2;
  const ranked = candidates
    .flatMap(({ itemId, focus, value }) =>
      focus === null || value === null || value <= middle ? [] : [{ itemId, focus, value }],
    )
    .sort((a, b) => b.value - a.value);
  const focusSeen = new Set<string>();
  const bestOfEach = ranked.filter(({ focus }) => !focusSeen.has(focus) && focusSeen.add(focus)).slice(0, MOST);
  const more = ranked.filter((one) => !bestOfEach.includes(one)).slice(0, Math.max(0, 2 - bestOfEach.length));
  return [...bestOfEach, ...more].sort((a, b) => b.value - a.value).map((one) => one.itemId);
}
