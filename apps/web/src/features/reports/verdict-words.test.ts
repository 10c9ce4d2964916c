import { describe, expect, it } from 'vitest';
import english from '../../dashboard/locales/en.json';
import { verdictWord, verdictWords } from './verdict-words.ts';

describe('verdictWord', () => {
  it.each([
    ['growth-area', 3.7, 'none', 'near-strength'],
    ['growth-area', 3.5, 'holds-named', 'near-strength'],
    ['growth-area', 3.49, 'none', 'growth-area'],
    ['growth-area', 3.49, 'holds-named', 'growth-area-with-highest'],
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
    expect(verdictWord(verdict, others, prominence)).toBe(word);
  });

  it('never calls a growth area or a blind spot what prints as a strength', () => {
    expect(verdictWord('growth-area', 3.96, 'none')).toBe('on-the-line');
    expect(verdictWord('growth-area', 3.94, 'none')).toBe('near-strength');
    expect(verdictWord('blind-spot', 3.96, 'none')).toBe('self-higher');
    expect(verdictWord('blind-spot', 3.94, 'none')).toBe('blind-spot');
  });
});

describe('verdictWords', () => {
  it('have each a name and an explanation, and nothing else has', () => {
    const words = [...verdictWords].sort();
    expect(Object.keys(english.report.verdict).sort()).toEqual(words);
    expect(Object.keys(english.report.how.verdict).sort()).toEqual(words);
  });
});
