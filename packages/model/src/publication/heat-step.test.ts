import { describe, expect, it } from 'vitest';
import { heatStep } from './heat-step.ts';

describe('heatStep', () => {
  it('steps up at 2.5, 3.25, 3.75 and 4.25', () => {
    const values = [1, 2.49, 2.5, 3.24, 3.25, 3.74, 3.75, 4.24, 4.25, 5];
    expect(values.map(heatStep)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  });

  it('refuses what is not on the scale', () => {
    for (const value of [0.9, 5.1, Number.NaN]) expect(() => heatStep(value)).toThrow('Not a value from 1 to 5');
  });
});
