const secretPattern = /^#([A-Za-z0-9_-]{22})$/;
const deviceCodePattern = /^#device=([0-9A-Z]{28})$/;
const storageKey = 'heartset-rater-secret';

/**
 * What stands in an address's fragment: the link's secret, or the code of another device, which was shown there as a QR code. `damaged`
 * when it is neither: a cut link, mostly.
 */
export type FragmentReading =
  | { kind: 'secret'; secret: string }
  | { kind: 'device-code'; code: string }
  | { kind: 'damaged' }
  | { kind: 'none' };

/**
 * The address that a QR code stands for. The code is in the fragment, which no browser sends to a server.
 *
 * @param code a device key's code, with or without dashes
 * @example deviceCodeAddress('https://feedback.example', 'ABCDE-…') // 'https://feedback.example/a#device=ABCDE…'
 */
export function deviceCodeAddress(origin: string, code: string): string {
  return `${origin}/a#device=${code.replaceAll('-', '')}`;
}

/** @example readFragment('#AAAAAAAAAAAAAAAAAAAAAA') // { kind: 'secret', secret: 'AAAAAAAAAAAAAAAAAAAAAA' } */
export function readFragment(fragment: string): FragmentReading {
  if (fragment === '' || fragment === '#') return { kind: 'none' };
  const code = deviceCodePattern.exec(fragment)?.[1];
  if (code !== undefined) return { kind: 'device-code', code };
  const secret = secretPattern.exec(fragment)?.[1];
  return secret === undefined ? { kind: 'damaged' } : { kind: 'secret', secret };
}

/**
 * Takes the secret, or another device's code, out of the address bar, so that it is in no history, no bookmark and nobody's view. The
 * secret waits in this tab's own storage only until the server has answered: a reload without network would lose it otherwise.
 */
export function takeSecret(window: Window): FragmentReading {
  const reading = readFragment(window.location.hash);
  if (reading.kind !== 'none') {
    window.history.replaceState(null, '', window.location.pathname);
  }
  if (reading.kind === 'secret') keepForThisTab(window, reading.secret);
  if (reading.kind !== 'none') return reading;
  const waiting = readFragment(`#${readFromThisTab(window) ?? ''}`);
  return waiting.kind === 'secret' ? waiting : { kind: 'none' };
}

/** Called as soon as the server has said anything about it. */
export function forgetSecret(window: Window): void {
  try {
    window.sessionStorage.removeItem(storageKey);
  } catch {
    // A browser that refuses storage has kept nothing either.
  }
}

function keepForThisTab(window: Window, secret: string): void {
  try {
    window.sessionStorage.setItem(storageKey, secret);
  } catch {
    // Without storage a reload needs the mail's link again, nothing more.
  }
}

function readFromThisTab(window: Window): string | null {
  try {
    return window.sessionStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
