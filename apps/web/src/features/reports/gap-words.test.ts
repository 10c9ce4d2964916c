import { describe, expect, it } from 'vitest';
import { formatGap, gapTint, printedGap } from './gap-words.ts';

describe('gapTint', () => {
  it.each([
    [0.7, 'higher'],
    [0.5, 'higher'],
    [4.1 - 3.6, 'higher'],
    [0.44, 'alike'],
    [0, 'alike'],
    [-0.44, 'alike'],
    [3.6 - 4.1, 'lower'],
    [-1.2, 'lower'],
  ])('is for %s: %s', (difference, tint) => {
    expect(gapTint(difference)).toBe(tint);
  });

  it('is the same wherever the same is printed', () => {
    const differences = Array.from({ length: 801 }, (_, index) => (index - 400) / 100);
    const tintsOf = new Map<string, Set<string>>();
    for (const difference of differences) {
      const printed = formatGap(difference, 'en');
      tintsOf.set(printed, (tintsOf.get(printed) ?? new Set()).add(gapTint(difference)));
    }
    expect([...tintsOf].filter(([, tints]) => tints.size > 1)).toEqual([]);
    expect([...(tintsOf.get('+0.5') ?? [])]).toEqual(['higher']);
    expect([...(tintsOf.get('+0.4') ?? [])]).toEqual(['alike']);
    expect([...(tintsOf.get('−0.5') ?? [])]).toEqual(['lower']);
  });
});

describe('formatGap', () => {
  it.each([
    [0.74, '+0.7'],
    [-0.38, '−0.4'],
    [0.46, '+0.5'],
    [4 - 3.55, '+0.5'],
    [3.55 - 4, '−0.5'],
    [0, '0.0'],
    [-0.02, '0.0'],
  ])('prints %s as %s', (difference, text) => {
    expect(formatGap(difference, 'en')).toBe(text);
    expect(Math.abs(printedGap(difference) - difference)).toBeLessThanOrEqual(0.05 + 1e-9);
  });
});
