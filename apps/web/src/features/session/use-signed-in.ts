import type { Me } from '@heartset/model/api/auth';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { meQuery } from './get-me.ts';

/** Takes over somebody (or nobody): what was read for whoever was here before is forgotten. */
export function becomeReader(queries: QueryClient, me: Me | null): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'product' });
  queries.setQueryData(meQuery.queryKey, me);
}

/** What to do with a fresh session: forget everything that somebody else may have read, and go to where it began. */
export function useSignedIn(next: string | undefined): (me: Me) => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (me) => {
    becomeReader(queries, me);
    // Only a path of our own: never another site's address handed in by a link.
    const target = next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/';
    await navigate({ href: target, replace: true });
  };
}
