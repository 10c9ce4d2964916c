import type { UseQueryResult } from '@tanstack/react-query';
import type { JSX, ReactNode } from 'react';
import { problemOfReading } from '../lib/problem-words.ts';
import { Loading } from './loading.tsx';
import { ProblemNotice } from './problem-notice.tsx';

type QueryStatesProps<Data> = { query: UseQueryResult<Data>; loading?: ReactNode; children: (data: Data) => ReactNode };

/** Loading, then what was read or why it could not be. What is already there stays while it is read again. */
export function QueryStates<Data>({ query, loading, children }: QueryStatesProps<Data>): JSX.Element {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error !== null)
    return <ProblemNotice error={problemOfReading(query.error)} onRetry={() => void query.refetch()} />;
  return <>{loading ?? <Loading />}</>;
}
