import { peoplePageSchema } from '@heartset/model/api/people';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api.ts';

type Asked = { search: string; after?: string | undefined; limit: number; signal?: AbortSignal };

function listPeople({ search, after, limit, signal }: Asked) {
  return callApi({ path: '/people', query: { search: search.trim(), after, limit }, signal }, peoplePageSchema);
}

/** The directory, page by page. */
export const peopleQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['people', 'list', search],
    queryFn: ({ pageParam, signal }) => listPeople({ search, after: pageParam ?? undefined, limit: 50, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** The first few who match, for choosing people. */
export const peopleSearchQuery = (search: string, limit = 20) =>
  queryOptions({
    queryKey: ['people', 'search', search, limit],
    queryFn: ({ signal }) => listPeople({ search, limit, signal }),
    placeholderData: keepPreviousData,
  });
