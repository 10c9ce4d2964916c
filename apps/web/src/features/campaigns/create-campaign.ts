import { type Campaign, campaignSchema, type createCampaignSchema } from '@heartset/model/api/campaigns';
import { callApi } from '../../lib/api.ts';

export type CampaignToCreate = Partial<ReturnType<(typeof createCampaignSchema)['parse']>>;

/** Makes a draft: raters are proposed, nobody is written to. */
export function createCampaign(campaign: CampaignToCreate): Promise<Campaign> {
  return callApi({ method: 'POST', path: '/campaigns', body: campaign }, campaignSchema);
}
