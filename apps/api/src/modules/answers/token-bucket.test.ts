import { describe, expect, it } from 'vitest';
import { createTestClock } from '../../testing/test-app.ts';
import { tokenBucket } from './token-bucket.ts';

function takeAll(take: () => boolean): number {
  let taken = 0;
  while (take()) taken += 1;
  return taken;
}

describe('a limit over everybody', () => {
  it('lets a burst through and refills with time, up to the burst', () => {
    const clock = createTestClock();
    const take = tokenBucket({ perSecond: 10, burst: 30 }, clock);
    expect(takeAll(take)).toBe(30);
    clock.advance(500);
    expect(takeAll(take)).toBe(5);
    clock.advance(3_600_000);
    expect(takeAll(take)).toBe(30);
  });

  it('is not confused by a clock that is set back', () => {
    const clock = createTestClock();
    const take = tokenBucket({ perSecond: 10, burst: 1 }, clock);
    expect(take()).toBe(true);
    clock.advance(-60_000);
    expect(take()).toBe(false);
    clock.advance(100);
    expect(take()).toBe(true);
  });
});
