import { type DecodedRaterCode, decodeRaterCode, encodeRaterCode } from '@heartset/model';

/**
 * The key under which a device's drafts are encrypted: 16 random bytes that the server never sees. Another device gets it by QR code or by
 * somebody typing it.
 *
 * As a code it looks like the mail's (base32 with two check symbols), because people know that form by then; but both check symbols are
 * the complement of the mail's. So the field for the mail's code refuses a device key before anything is sent, and the other way round.
 */
export const deviceKeyBytes = 16;

export type DecodedDeviceKey = DecodedRaterCode | { ok: false; reason: 'mail-code'; groups: number[] };

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Draws a device key from the platform's CSPRNG. */
export function makeDeviceKey(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(deviceKeyBytes));
}

/**
 * A device key as a code to be typed on another device.
 *
 * @throws RangeError when there are not exactly 16 bytes.
 */
export function deviceKeyCode(key: Uint8Array): string {
  return complementCheck(encodeRaterCode(key));
}

/**
 * Reads a device key as people type it.
 *
 * @returns the 16 bytes, or why it cannot be right; `mail-code` when somebody typed the code from the mail.
 */
export function readDeviceKeyCode(typed: string): DecodedDeviceKey {
  if (decodeRaterCode(typed).ok) return { ok: false, reason: 'mail-code', groups: [] };
  return decodeRaterCode(complementCheck(typed));
}

/** Turns each of the last two symbols into its complement; whatever stands between or after them stays. */
function complementCheck(code: string): string {
  const symbols = [...code.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1')];
  let left = 2;
  for (let place = symbols.length - 1; place >= 0 && left > 0; place -= 1) {
    const value = alphabet.indexOf(symbols[place] ?? '');
    if (value < 0) continue;
    symbols[place] = alphabet.charAt(31 - value);
    left -= 1;
  }
  return symbols.join('');
}
