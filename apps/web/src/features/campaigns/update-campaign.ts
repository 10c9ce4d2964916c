import { type Campaign, campaignSchema } from '@heartset/model/api/campaigns';
import { callApi } from '../../lib/api.ts';
import type { CampaignSettings } from './campaign-form.ts';

/** Changes a draft's settings. */
export function updateCampaign(id: string, settings: CampaignSettings): Promise<Campaign> {
  return callApi({ method: 'PATCH', path: `/campaigns/${id}`, body: settings }, campaignSchema);
}
