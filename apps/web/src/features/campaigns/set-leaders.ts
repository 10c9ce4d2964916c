import { type Campaign, campaignSchema } from '@heartset/model/api/campaigns';
import { callApi } from '../../lib/api.ts';

/** Says whom a draft is about. Raters are proposed for those who are new. */
export function setLeaders(id: string, leaderIds: string[]): Promise<Campaign> {
  return callApi({ method: 'PUT', path: `/campaigns/${id}/leaders`, body: { leaderIds } }, campaignSchema);
}
