import { deviceKeyCode, readDeviceKeyCode } from '@heartset/ballot/device/device-key';
import { keepDeviceKey, readDeviceKey } from './device-key-place.ts';
import { type CopyTools, type DraftPlace, type TakenCopies, takeCopies } from './draft-copies.ts';

export type TakenByCode = TakenCopies | 'empty' | 'mistyped' | 'mail-code';

/**
 * Takes the drafts that another device has saved, by the code that it shows. Where the code opens any, this device keeps the key, and saves
 * under it from now on; a key that opens nothing may be anybody's, and is not kept.
 *
 * @throws RaterApiError
 */
export async function takeByCode(places: readonly DraftPlace[], code: string, tools: CopyTools): Promise<TakenByCode> {
  const read = readDeviceKeyCode(code);
  if (!read.ok) return read.reason === 'mail-code' || read.reason === 'empty' ? read.reason : 'mistyped';
  const taken = await takeCopies(places, read.bytes, tools);
  if (taken === 'taken' || taken === 'nothing-new') {
    await keepDeviceKey(
      tools.store,
      places.map(({ id }) => id),
      read.bytes,
    );
  }
  if (taken === 'none' || taken === 'other-key') {
    const kept = await readDeviceKey(
      tools.store,
      places.map(({ id }) => id),
    );
    // It has opened them here before: since then they were sent, or deleted at the close.
    if (kept !== null && deviceKeyCode(kept) === deviceKeyCode(read.bytes)) return 'nothing-new';
  }
  return taken;
}
