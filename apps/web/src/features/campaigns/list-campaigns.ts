import { campaignListSchema } from '@heartset/model/api/campaigns';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api.ts';

/** The campaigns that I run. */
export const campaignsQuery = queryOptions({
  queryKey: ['campaigns', 'list'],
  queryFn: () => callApi({ path: '/campaigns' }, campaignListSchema),
});
