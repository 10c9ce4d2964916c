import { leaderAdditionSchema } from '@heartset/model/api/campaigns';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api.ts';

/** Who would be asked about a leader who is added, or why they cannot be: asked each time, because others may add meanwhile. */
export const leaderAdditionQuery = (campaignId: string, leaderId: string) =>
  queryOptions({
    queryKey: ['addition', campaignId, leaderId],
    queryFn: () =>
      callApi({ path: `/campaigns/${campaignId}/leaders/added`, query: { leaderId } }, leaderAdditionSchema),
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
