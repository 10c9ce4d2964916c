/** Calls once the browser has nothing else to do, or, where it cannot tell, a little later. Not after `cancel`. */
export function whenIdle(work: () => void): { cancel(): void } {
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = window.setTimeout(work, 2000);
    return { cancel: () => window.clearTimeout(timer) };
  }
  const waiting = window.requestIdleCallback(work);
  return { cancel: () => window.cancelIdleCallback(waiting) };
}
