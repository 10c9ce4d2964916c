import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { closeWithin } from './close-within.ts';

it('waits for what closes', async () => {
  expect(await closeWithin(sleep(20), () => 0, 1_000)).toBe(true);
});

it('goes on without what never closes, once nothing is under way', async () => {
  expect(await closeWithin(new Promise(() => undefined), () => 0, 10)).toBe(false);
});

it('waits as long as something is under way', async () => {
  let busy = 1;
  const work = sleep(120).then(() => {
    busy = 0;
  });
  expect(await closeWithin(work, () => busy, 10)).toBe(true);
});

it('passes a failure on', async () => {
  await expect(closeWithin(Promise.reject(new Error('broken')), () => 0, 1_000)).rejects.toThrow('broken');
});
