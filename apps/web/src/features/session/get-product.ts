import { productSchema } from '@heartset/model/api/auth';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api.ts';

/** What this start of the product offers: the demo's people, the inbox. */
export const productQuery = queryOptions({
  queryKey: ['product'],
  queryFn: () => callApi({ path: '/product' }, productSchema),
  staleTime: Number.POSITIVE_INFINITY,
});
