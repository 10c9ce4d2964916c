import { describe, expect, it } from 'vitest';
import { formatGap, gapTint } from './gap-words.ts';

describe('gapTint', () => {
  it.each([
    [0.7, 'higher'],
    [0.5, 'higher'],
    [4.1 - 3.6, 'higher'],
    [0.49, 'alike'],
    [0, 'alike'],
    [-0.49, 'alike'],
    [3.6 - 4.1, 'lower'],
    [-1.2, 'lower'],
  ])('is for %s: %s', (difference, tint) => {
    expect(gapTint(difference)).toBe(tint);
  });
});

describe('formatGap', () => {
  it.each([
    [0.74, '+0.7'],
    [-0.38, '−0.4'],
    [0, '0.0'],
    [-0.02, '0.0'],
  ])('prints %s as %s', (difference, text) => {
    expect(formatGap(difference, 'en')).toBe(text);
  });
});
