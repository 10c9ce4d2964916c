import type { Me } from '@heartset/model/api/auth';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { meQuery } from './get-me.ts';
import { returnPathOf, takeReturnPath } from './return-path.ts';

/** Takes over somebody (or nobody): what was read for whoever was here before is forgotten. */
export function becomeReader(queries: QueryClient, me: Me | null): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'product' });
  queries.setQueryData(meQuery.queryKey, me);
}

/**
 * What to do with a fresh session: forget everything that somebody else may have read, and go to where it began.
 *
 * @param goal the page as an address says it, or 'kept': the one that was kept when the mail was asked for
 */
export function useSignedIn(goal: { next: string | undefined } | 'kept'): (me: Me) => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (me) => {
    becomeReader(queries, me);
    // What was kept for the mail's link is done with, also when the digits or a door of the demo were quicker.
    const kept = takeReturnPath(window, Date.now());
    // Only a page of our own: never another site's address handed in by a link.
    const target = (goal === 'kept' ? kept : returnPathOf(goal.next)) ?? '/';
    await navigate({ href: target, replace: true });
  };
}
