import { reportSchema } from '@heartset/model/api/reports';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api.ts';

/** One leader's report in one campaign, as far as it may be read. */
export const reportQuery = (campaignId: string, leaderId: string) =>
  queryOptions({
    queryKey: ['reports', 'one', campaignId, leaderId],
    queryFn: () => callApi({ path: `/reports/${campaignId}/${leaderId}` }, reportSchema),
  });
