import { leaderRatersSchema } from '@heartset/model/api/campaigns';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api.ts';

export type RatersOf = { campaignId: string; leaderId: string };

export const ratersPath = ({ campaignId, leaderId }: RatersOf) => `/campaigns/${campaignId}/leaders/${leaderId}/raters`;

/** Who is asked about one leader, and what will become of each group. */
export const ratersQuery = (of: RatersOf) =>
  queryOptions({
    queryKey: ['campaigns', 'one', of.campaignId, 'raters', of.leaderId],
    queryFn: () => callApi({ path: ratersPath(of) }, leaderRatersSchema),
  });
