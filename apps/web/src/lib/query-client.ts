import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error.ts';

/** A refusal stays a refusal; only what may have been an accident of the network is tried again. */
function mayHelpToRetry(failures: number, error: unknown): boolean {
  const refused = error instanceof ProblemError && error.status >= 400 && error.status < 500;
  return !refused && failures < 2;
}

/** The cache of everything read from the API. */
export function createQueryClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: mayHelpToRetry, staleTime: 15_000 } } });
}
