import type { SelfVerdict } from '@heartset/model';
import { printedGap, tintedFrom } from './gap-words.ts';

/** From this value on something is called a strength, on a scale from 1 to 5: what verdicts are made with. */
export const strengthLine = 4;

/** Whoever is less than this below the line is near it. */
export const nearTheLine = 0.5;

/**
 * What verdicts are called on the page, in the order in which "How to read this" explains them. Verdicts are absolute, and a report
 * also names a leader's highest: where both speak of the same thing, the words must not contradict each other.
 */
export const verdictWords = [
  'known-strength',
  'on-the-line',
  'near-strength',
  'highest',
  'growth-area',
  'growth-area-with-highest',
  'aligned',
  'half-a-point',
  'too-few-to-tell',
  'hidden-strength',
  'blind-spot',
  'self-higher',
  'highest-self-higher',
  'self-higher-with-highest',
] as const;
export type VerdictWord = (typeof verdictWords)[number];

/** Is it one of the report's two or three to lean on, does it hold one of them, or neither? */
export type Prominence = 'named' | 'holds-named' | 'none';

/**
 * The word for how a leader's own rating stands to the others'.
 *
 * What the report names to lean on is never called a growth area or a blind spot, nor is what prints as the line itself; a cell that
 * holds something of it says so. What others put less than .5 below the line is close to a strength, and no growth area. What is seen
 * alike by less than half a point, but prints as half a point, is called just that. Every limit goes by what is printed.
 *
 * @param means.others the published mean of everyone else
 * @param means.self the leader's own rating or mean
 * @example verdictWord('growth-area', { others: 3.7, self: 3 }, 'none') // 'near-strength'
 */
export function verdictWord(
  verdict: SelfVerdict,
  means: { others: number; self: number },
  prominence: Prominence,
): VerdictWord {
  const { others, self } = means;
  const printsAsLine = asPrinted(others) >= strengthLine;
  if (verdict === 'aligned') return Math.abs(printedGap(self - others)) < tintedFrom ? verdict : 'half-a-point';
  if (verdict === 'blind-spot') {
    if (prominence === 'named') return 'highest-self-higher';
    if (printsAsLine) return 'self-higher';
    return prominence === 'holds-named' ? 'self-higher-with-highest' : verdict;
  }
  if (verdict !== 'growth-area') return verdict;
  if (prominence === 'named') return 'highest';
  if (printsAsLine) return 'on-the-line';
  if (asPrinted(others) >= strengthLine - nearTheLine) return 'near-strength';
  return prominence === 'holds-named' ? 'growth-area-with-highest' : verdict;
}

function asPrinted(value: number): number {
  return Math.round(value * 10) / 10;
}
