import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { copySaver, saveAfterMilliseconds } from './copy-saver.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('saves once for many changes, a while after the first, and at once when the page is left', () => {
  const saved: string[] = [];
  const saver = copySaver<{ id: string }>(async ({ id }) => void saved.push(id));
  for (let time = 0; time < 5; time += 1) saver.changed({ id: 'a-1' });
  vi.advanceTimersByTime(saveAfterMilliseconds - 1);
  expect(saved).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(saved).toEqual(['a-1']);
  saver.changed({ id: 'a-1' });
  saver.changed({ id: 'a-2' });
  saver.flush();
  expect(saved).toEqual(['a-1', 'a-1', 'a-2']);
  vi.advanceTimersByTime(2 * saveAfterMilliseconds);
  saver.flush();
  expect(saved).toEqual(['a-1', 'a-1', 'a-2']);
});
