const lockName = 'heartset-survey';

/**
 * Asks to be the only tab of this browser that answers. Two tabs would overwrite each other's draft.
 *
 * @param take true: on the person's word, away from the other tab
 * @param onLost called when another tab takes over
 * @returns whether this tab may go on; true where the browser has no such locks
 */
export function becomeOnlyTab(take: boolean, onLost: () => void): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const options: LockOptions = take ? { steal: true } : { ifAvailable: true };
    navigator.locks
      .request(lockName, options, (lock) => {
        resolve(lock !== null);
        // Held until the tab closes, or another one takes it.
        return lock === null ? undefined : new Promise<void>(() => undefined);
      })
      .catch(onLost);
  });
}
