import { campaignSchema } from '@heartset/model/api/campaigns';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api.ts';

/** A campaign with its leaders, and with what may be done now. */
export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', 'one', id],
    queryFn: () => callApi({ path: `/campaigns/${id}` }, campaignSchema),
  });
