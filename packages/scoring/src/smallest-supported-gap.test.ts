import { describe, expect, it } from 'vitest';
import { smallestSupportedGap } from './smallest-supported-gap.ts';

describe('smallestSupportedGap', () => {
  it('is 1.96 sqrt(2) times the standard error of the mean', () => {
    // Six team members: reliability 1.8 / 2.5 = .72.
    const expected = 1.96 * Math.SQRT2 * 0.55 * Math.sqrt(1 - 0.72);
    expect(smallestSupportedGap([{ groups: ['team-members'], n: 6 }])).toBeCloseTo(expected, 12);
  });

  it('shrinks with more voices and more blocks', () => {
    const team = (n: number) => ({ groups: ['team-members'] as const, n });
    expect(smallestSupportedGap([team(12)])).toBeLessThan(smallestSupportedGap([team(6)]));
    expect(smallestSupportedGap([team(6), team(6)])).toBeCloseTo(smallestSupportedGap([team(6)]) / Math.SQRT2, 12);
  });

  it('takes the least reliable group of a merged block', () => {
    const merged = smallestSupportedGap([{ groups: ['peers', 'senior-leaders'], n: 4 }]);
    expect(merged).toBe(smallestSupportedGap([{ groups: ['peers'], n: 4 }]));
    expect(merged).toBeGreaterThan(smallestSupportedGap([{ groups: ['senior-leaders'], n: 4 }]));
  });

  it('refuses nobody', () => {
    expect(() => smallestSupportedGap([])).toThrow('there is no block');
    expect(() => smallestSupportedGap([{ groups: ['peers'], n: 0 }])).toThrow('there is no rater');
  });
});
