import { describe, expect, it } from 'vitest';
import { axisPosition, nearest, placeMarks } from './rating-axis.ts';

const scale = { minimum: 1, maximum: 5 };

describe('axisPosition', () => {
  it.each([
    [1, 0],
    [2, 0.25],
    [3, 0.5],
    [4.2, 0.8],
    [5, 1],
  ])('puts %s at %s', (value, position) => {
    expect(axisPosition(value, scale)).toBeCloseTo(position, 10);
  });

  it('never leaves the axis', () => {
    expect(axisPosition(0.5, scale)).toBe(0);
    expect(axisPosition(5.4, scale)).toBe(1);
  });
});

describe('placeMarks', () => {
  it('keeps marks with room between them on the axis itself', () => {
    expect(placeMarks([{ value: 2 }, { value: 3 }, { value: 4 }], scale).map((mark) => mark.lane)).toEqual([0, 0, 0]);
  });

  it('stacks marks that would hide each other, and comes back to the axis where there is room again', () => {
    const placed = placeMarks([{ value: 3 }, { value: 3 }, { value: 3.05 }, { value: 4.5 }], scale);
    expect(placed.map((mark) => mark.lane)).toEqual([0, 1, 2, 0]);
  });

  it('never puts two marks nearer than a mark is wide in one lane, and keeps the given order', () => {
    const values = [4.1, 3.9, 4, 2.2, 4.7, 2.3, 4.65].map((value) => ({ value }));
    const placed = placeMarks(values, scale);
    expect(placed.map((mark) => mark.value)).toEqual(values.map((mark) => mark.value));
    for (const one of placed) {
      for (const other of placed) {
        if (one === other || one.lane !== other.lane) continue;
        expect(Math.abs(one.position - other.position)).toBeGreaterThanOrEqual(nearest);
      }
    }
  });
});
