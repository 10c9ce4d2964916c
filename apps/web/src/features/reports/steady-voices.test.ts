import { describe, expect, it } from 'vitest';
import { steadyVoices } from './steady-voices.ts';

/** Spearman and Brown: the reliability of the mean of n raters. */
const reliability = (n: number, single: number) => (n * single) / (1 + (n - 1) * single);

describe('steadyVoices', () => {
  it.each([
    ['team-members', 0.3],
    ['peers', 0.37],
    ['senior-leaders', 0.5],
  ] as const)('is the first number of %s that reaches .70', (group, single) => {
    const needed = steadyVoices([group]);
    expect(reliability(needed, single)).toBeGreaterThanOrEqual(0.7);
    expect(reliability(needed - 1, single)).toBeLessThan(0.7);
  });

  it('goes by the least reliable group of a block', () => {
    expect(steadyVoices(['peers', 'senior-leaders'])).toBe(4);
    expect(steadyVoices(['team-members', 'senior-leaders'])).toBe(6);
    expect(steadyVoices(['others'])).toBe(6);
  });
});
