import { describe, expect, it } from 'vitest';
import { formatGap, gapDirection } from './gap-words.ts';

describe('gapDirection', () => {
  it.each([
    [0.7, 'higher'],
    [0.05, 'higher'],
    [0.04, 'alike'],
    [0, 'alike'],
    [-0.04, 'alike'],
    [-1.2, 'lower'],
  ])('says of %s: %s', (difference, direction) => {
    expect(gapDirection(difference)).toBe(direction);
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
