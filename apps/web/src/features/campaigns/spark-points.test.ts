import { describe, expect, it } from 'vitest';
import { sparkPoints } from './spark-points.ts';

describe('sparkPoints', () => {
  it('spreads values from left to right, the largest at the top', () => {
    expect(sparkPoints([0, 5, 10], { width: 100, height: 20 })).toBe('0,20 50,10 100,0');
  });

  it('stays at the bottom when there is nothing', () => {
    expect(sparkPoints([0, 0], { width: 100, height: 20 })).toBe('0,20 100,20');
  });
});
