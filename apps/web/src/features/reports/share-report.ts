import { sharedWithSchema } from '@heartset/model/api/reports';
import { callApi } from '../../lib/api.ts';

/** Says who else may read my report, all of them at once. */
export function shareReport(of: { campaignId: string; leaderId: string }, readerIds: string[]) {
  return callApi(
    { method: 'PUT', path: `/reports/${of.campaignId}/${of.leaderId}/shares`, body: { readerIds } },
    sharedWithSchema,
  );
}
