import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error.ts';

/** A refusal stays a refusal; only what may have been an accident of the network is tried again. */
function mayHelpToRetry(failures: number, error: unknown): boolean {
  const refused = error instanceof ProblemError && error.status >= 400 && error.status < 500;
  return !refused && failures < 2;
}

/**
 * The cache of everything read from the API.
 *
 * @param onSignedOut called when the API says, to whatever was asked, that nobody is signed in (any more)
 */
export function createQueryClient(onSignedOut: (queries: QueryClient) => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ProblemError && error.code === 'not-signed-in') onSignedOut(queries);
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry: mayHelpToRetry, staleTime: 15_000 } },
  });
  return queries;
}
