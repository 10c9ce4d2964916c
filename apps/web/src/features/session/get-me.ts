import { type Me, meSchema } from '@heartset/model/api/auth';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api.ts';
import { ProblemError } from '../../lib/problem-error.ts';

/** Who is signed in; null when nobody is. */
export async function getMe(): Promise<Me | null> {
  try {
    return await callApi({ path: '/me' }, meSchema);
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null;
    throw error;
  }
}

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: getMe, staleTime: 60_000 });
