import { useCallback, useEffect, useState } from 'react';

/**
 * Which page of a small application is shown, kept in the browser's history without showing in the address: so Back and
 * a reload work, and the address says nothing about what is answered.
 *
 * @param revive reads what the history holds; whatever it does not know becomes the first page
 */
export function useHistoryView<View>(
  revive: (state: unknown) => View,
): [View, (view: View, options?: { replace?: boolean }) => void] {
  const [view, setView] = useState<View>(() => revive(window.history.state));

  useEffect(() => {
    const follow = (event: PopStateEvent) => setView(revive(event.state));
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, [revive]);

  const go = useCallback((next: View, options: { replace?: boolean } = {}) => {
    if (options.replace) window.history.replaceState(next, '');
    else window.history.pushState(next, '');
    setView(next);
  }, []);

  return [view, go];
}
