import { describe, expect, it } from 'vitest';
import english from '../../dashboard/locales/en.json';
import { gapTint } from './gap-words.ts';
import { verdictWord, verdictWords } from './verdict-words.ts';

describe('verdictWord', () => {
  it.each([
    ['growth-area', 3.7, 'none', 'near-strength'],
    ['growth-area', 3.5, 'holds-named', 'near-strength'],
    ['growth-area', 3.44, 'none', 'growth-area'],
    ['growth-area', 3.44, 'holds-named', 'growth-area-with-highest'],
    ['growth-area', 3.1, 'named', 'highest'],
    ['growth-area', 3.7, 'named', 'highest'],
    ['blind-spot', 3.2, 'named', 'highest-self-higher'],
    ['blind-spot', 3.2, 'none', 'blind-spot'],
    ['blind-spot', 3.2, 'holds-named', 'self-higher-with-highest'],
    ['known-strength', 4.2, 'named', 'known-strength'],
    ['hidden-strength', 4.2, 'named', 'hidden-strength'],
    ['aligned', 3.9, 'named', 'aligned'],
    ['too-few-to-tell', 3.9, 'none', 'too-few-to-tell'],
  ] as const)('calls %s at %s, %s: %s', (verdict, others, prominence, word) => {
    expect(verdictWord(verdict, { others, self: 4 }, prominence)).toBe(word);
  });

  it('never calls a growth area or a blind spot what prints as a strength', () => {
    expect(verdictWord('growth-area', { others: 3.96, self: 3 }, 'none')).toBe('on-the-line');
    expect(verdictWord('growth-area', { others: 3.94, self: 3 }, 'none')).toBe('near-strength');
    expect(verdictWord('blind-spot', { others: 3.96, self: 5 }, 'none')).toBe('self-higher');
    expect(verdictWord('blind-spot', { others: 3.94, self: 5 }, 'none')).toBe('blind-spot');
  });

  it('never calls a growth area what prints as close to a strength', () => {
    expect(verdictWord('growth-area', { others: 3.46, self: 3 }, 'none')).toBe('near-strength');
  });

  it('never says "less than half a point" of what prints as half a point, and tints it like everything that does', () => {
    // Own ratings of 4 and more, and others' means below the line and less than half a point away: all that "aligned" can be.
    const pairs = [4, 4.25, 4.4].flatMap((self) =>
      Array.from({ length: 50 }, (_, index) => ({ self, others: self - index / 100 })),
    );
    const told = pairs
      .filter(({ others }) => others < 4)
      .map((means) => ({ tint: gapTint(means.self - means.others), word: verdictWord('aligned', means, 'none') }));
    const together = new Set(told.map(({ tint, word }) => `${tint}: ${word}`));
    expect([...together].sort()).toEqual(['alike: aligned', 'higher: half-a-point']);
    expect(verdictWord('aligned', { others: 4.46, self: 4 }, 'none')).toBe('half-a-point');
    expect(gapTint(4 - 4.46)).toBe('lower');
  });
});

describe('verdictWords', () => {
  it('have each a name and an explanation, and nothing else has', () => {
    const words = [...verdictWords].sort();
    expect(Object.keys(english.report.verdict).sort()).toEqual(words);
    expect(Object.keys(english.report.how.verdict).sort()).toEqual(words);
  });
});
