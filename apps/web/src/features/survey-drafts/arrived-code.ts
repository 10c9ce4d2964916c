import type { DeviceStore } from '../../lib/device-store.ts';

const place = 'device-code:arrived';
const keptMilliseconds = 3_600_000;

/**
 * Keeps the code that another device has shown until the mail's link says whose it is: that opens in a tab of its own. For an hour, and
 * alone it opens nothing.
 */
export async function keepArrivedCode(store: DeviceStore, code: string, now: number): Promise<void> {
  await store.put(place, { code, until: now + keptMilliseconds });
}

/** The code that has come and was not used yet; null when there is none, or it is older than an hour. */
export async function readArrivedCode(store: DeviceStore, now: number): Promise<string | null> {
  const kept = await store.get(place);
  if (typeof kept !== 'object' || kept === null || !('code' in kept) || !('until' in kept)) return null;
  if (typeof kept.code === 'string' && typeof kept.until === 'number' && now < kept.until) return kept.code;
  await forgetArrivedCode(store);
  return null;
}

export async function forgetArrivedCode(store: DeviceStore): Promise<void> {
  await store.remove([place]);
}
