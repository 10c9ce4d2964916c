import { useEffect } from 'react';
import { endRaterSession } from '../../lib/rater-api.ts';

/**
 * Ends this browser's session when the page is left and nothing is left to do: whoever comes next finds nothing here. Not as soon as
 * the last answers have arrived: a call in the rater's name right then would tell whoever watches whose they were.
 */
export function useEndWhenLeft(nothingLeft: boolean): void {
  useEffect(() => {
    if (!nothingLeft) return;
    const end = () => {
      // Nobody is there any more to be told of a failure; the session then ends with the browser.
      endRaterSession().catch(() => undefined);
    };
    window.addEventListener('pagehide', end);
    return () => window.removeEventListener('pagehide', end);
  }, [nothingLeft]);
}
