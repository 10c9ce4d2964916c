import { expect, it } from 'vitest';
import { memoryStore } from '../../lib/device-store.ts';
import { forgetArrivedCode, keepArrivedCode, readArrivedCode } from './arrived-code.ts';

const hour = 3_600_000;

it('keeps the code of another device for an hour, or until it is used', async () => {
  const store = memoryStore();
  expect(await readArrivedCode(store, 0)).toBeNull();
  await keepArrivedCode(store, 'CODE', 5);
  expect(await readArrivedCode(store, hour + 4)).toBe('CODE');
  expect(await readArrivedCode(store, hour + 5)).toBeNull();
  expect(await store.keys('')).toEqual([]);

  await keepArrivedCode(store, 'CODE', 5);
  await forgetArrivedCode(store);
  expect(await readArrivedCode(store, 6)).toBeNull();
});
