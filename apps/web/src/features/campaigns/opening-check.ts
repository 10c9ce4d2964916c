import { openingCheckSchema } from '@heartset/model/api/campaigns';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api.ts';

/** What opening a draft would be refused for and warned of: asked each time, because other campaigns count too. */
export const openingCheckQuery = (id: string) =>
  queryOptions({
    // Apart from the campaign itself, which is read anew once it is open: then there is nothing left to ask here.
    queryKey: ['opening', id],
    queryFn: () => callApi({ path: `/campaigns/${id}/opening` }, openingCheckSchema),
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
