import type { DeviceStore } from '../../lib/device-store.ts';

/** Under each assignment of the invitation, because several raters may share a device, and each has a key of their own. */
function keyPlace(assignmentId: string): string {
  return `device-key:${assignmentId}`;
}

/** The key under which this device's copies on the server are encrypted; null when none were wanted here. */
export async function readDeviceKey(store: DeviceStore, assignmentIds: readonly string[]): Promise<Uint8Array | null> {
  for (const assignmentId of assignmentIds) {
    const kept = await store.get(keyPlace(assignmentId));
    if (kept instanceof Uint8Array) return kept;
  }
  return null;
}

export async function keepDeviceKey(
  store: DeviceStore,
  assignmentIds: readonly string[],
  key: Uint8Array,
): Promise<void> {
  for (const assignmentId of assignmentIds) await store.put(keyPlace(assignmentId), key);
}

/** With the drafts of a shared device their key goes too. */
export async function forgetDeviceKey(store: DeviceStore, assignmentIds: readonly string[]): Promise<void> {
  await store.remove(assignmentIds.map(keyPlace));
}
