const secretPattern = /^#([A-Za-z0-9_-]{22})$/;
const storageKey = 'heartset-rater-secret';

/** The link's secret in an address's fragment. `damaged` when something stands there that is none: a cut link, mostly. */
export type FragmentReading = { kind: 'secret'; secret: string } | { kind: 'damaged' } | { kind: 'none' };

/** @example readFragment('#AAAAAAAAAAAAAAAAAAAAAA') // { kind: 'secret', secret: 'AAAAAAAAAAAAAAAAAAAAAA' } */
export function readFragment(fragment: string): FragmentReading {
  if (fragment === '' || fragment === '#') return { kind: 'none' };
  const secret = secretPattern.exec(fragment)?.[1];
  return secret === undefined ? { kind: 'damaged' } : { kind: 'secret', secret };
}

/**
 * Takes the secret out of the address bar, so that it is in no history, no bookmark and nobody's view. It waits in this
 * tab's own storage only until the server has answered: a reload without network would lose it otherwise.
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
