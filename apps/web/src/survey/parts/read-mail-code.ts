import { readDeviceKeyCode } from '@heartset/ballot/device/device-key';
import { decodeRaterCode, encodeRaterCode, type RaterCodeMistake } from '@heartset/model';

/** `device-code`: what was typed is right, and is the code that another device shows. */
export type MailCodeMistake = RaterCodeMistake | { reason: 'device-code' };

/**
 * Reads the mail's code as people type it.
 *
 * @returns the code as the mail writes it, or why it cannot be right
 */
export function readMailCode(typed: string): { ok: true; code: string } | { ok: false; mistake: MailCodeMistake } {
  const decoded = decodeRaterCode(typed);
  if (decoded.ok) return { ok: true, code: encodeRaterCode(decoded.bytes) };
  return { ok: false, mistake: readDeviceKeyCode(typed).ok ? { reason: 'device-code' } : decoded };
}
