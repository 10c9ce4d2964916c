import { campaignTransitionSchema } from '@heartset/model/api/campaigns';
import { callApi } from '../../lib/api.ts';

export type Transition = 'open' | 'close' | 'end-grace' | 'cancel' | 'release';

/** Takes a campaign a step further. Two people who do the same at once: one of them is told that it is done. */
export function transitionCampaign(id: string, transition: Transition) {
  return callApi({ method: 'POST', path: `/campaigns/${id}/${transition}`, body: {} }, campaignTransitionSchema);
}
