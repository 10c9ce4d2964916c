import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Pace, paceAfter, secondsPerItem, unknownPace } from './pace.ts';

const at = (...seconds: number[]): Pace => seconds.reduce((pace, each) => paceAfter(pace, each * 1_000), unknownPace);
const every = (seconds: number, times: number) => at(...Array.from({ length: times }, (_, place) => place * seconds));

it('begins with what people usually take, and comes close to what this one takes', () => {
  expect(secondsPerItem(unknownPace)).toBe(8);
  expect(secondsPerItem(every(5, 3))).toBeGreaterThan(6);
  expect(secondsPerItem(every(5, 30))).toBeLessThan(6);
  expect(secondsPerItem(every(15, 30))).toBeGreaterThan(13);
});

it('does not count a break', () => {
  expect(at(0, 10, 3_600, 3_610)).toEqual({ seconds: [10, 10], lastAt: 3_610_000 });
});

it('promises no more than people can do, and threatens with no more than they take, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true })), (times) => {
      const pace = times.reduce(paceAfter, unknownPace);
      expect(secondsPerItem(pace)).toBeGreaterThanOrEqual(4);
      expect(secondsPerItem(pace)).toBeLessThanOrEqual(20);
      expect(pace.seconds.length).toBeLessThanOrEqual(12);
    }),
  );
});
