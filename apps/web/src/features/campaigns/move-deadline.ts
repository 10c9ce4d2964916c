import { type Campaign, campaignSchema } from '@heartset/model/api/campaigns';
import { callApi } from '../../lib/api.ts';

/** Gives people more time. Never less. */
export function moveDeadline(id: string, deadlineAt: string): Promise<Campaign> {
  return callApi({ method: 'PUT', path: `/campaigns/${id}/deadline`, body: { deadlineAt } }, campaignSchema);
}
