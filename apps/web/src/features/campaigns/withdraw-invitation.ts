import { invitationWithdrawnSchema } from '@heartset/model/api/campaigns';
import { callApi } from '../../lib/api.ts';

/** Takes an invitation back: its link stops working. Comes back the same whether or not it was answered. */
export function withdrawInvitation(of: { campaignId: string; invitationId: string }): Promise<{ warnings: string[] }> {
  return callApi(
    { method: 'DELETE', path: `/campaigns/${of.campaignId}/invitations/${of.invitationId}` },
    invitationWithdrawnSchema,
  );
}
