/** Pages to which somebody may be led after signing in; `:id` stands for a UUID. A test holds the list against the router. */
const returnPages = [
  '/account',
  '/people',
  '/people/import',
  '/campaigns',
  '/campaigns/new',
  '/campaigns/:id',
  '/campaigns/:id/leaders/:id',
  '/campaigns/:id/organization',
  '/feedback',
  '/feedback/new',
  '/self/:id',
  '/reports/:id/:id',
] as const;

const longest = 300;
const uuid = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const shapes = returnPages.map((page) => new RegExp(`^${page.replaceAll(':id', uuid)}$`));

/**
 * Where to go after signing in, from what an address says: one of the pages of this product, without what stands behind `?` or `#`.
 * Anything else is no page to return to: an address of another site, however it is disguised, has none of these shapes.
 *
 * @returns null when it is not among them
 * @example returnPathOf('/campaigns/new?from=mail') // '/campaigns/new'
 * @example returnPathOf('//evil.example') // null
 */
export function returnPathOf(asked: string | undefined): string | null {
  if (asked === undefined || asked.length > longest) return null;
  const [path = ''] = asked.split(/[?#]/);
  return shapes.some((shape) => shape.test(path)) ? path : null;
}

const storageKey = 'heartset-return-path';
/** As long as the mail's link works. */
const keptForMs = 15 * 60_000;

/** The browser's window, as far as it keeps something. Some refuse even to be asked for it. */
export interface KeepingWindow {
  readonly localStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/**
 * Keeps the page that was asked for until the mail's link is opened, which may be in another tab of this browser: hence not in the
 * session's storage. Asking anew, also without a page, takes the place of what was kept.
 *
 * @param now milliseconds since 1970
 */
export function keepReturnPath(keeping: KeepingWindow, asked: string | undefined, now: number): void {
  const path = returnPathOf(asked);
  try {
    if (path === null) keeping.localStorage.removeItem(storageKey);
    else keeping.localStorage.setItem(storageKey, `${now + keptForMs} ${path}`);
  } catch {
    // A browser that keeps nothing: signing in works all the same, and ends on the first page.
  }
}

/**
 * The page that was asked for, once: it is forgotten by this. What is kept is looked at again as if it came in an address.
 *
 * @returns null when there is none, or it is too old
 */
export function takeReturnPath(keeping: KeepingWindow, now: number): string | null {
  try {
    const kept = keeping.localStorage.getItem(storageKey) ?? '';
    keeping.localStorage.removeItem(storageKey);
    const [until = '', path] = kept.split(' ');
    return Number(until) > now && Number(until) <= now + keptForMs ? returnPathOf(path) : null;
  } catch {
    // As above: nothing can have been kept.
    return null;
  }
}
