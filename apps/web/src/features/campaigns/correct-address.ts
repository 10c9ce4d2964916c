import { callApiForNothing } from '../../lib/api.ts';

/** Gives somebody whose mail came back another address; the invitation goes out again. */
export function correctAddress(of: { campaignId: string; invitationId: string; email: string }): Promise<void> {
  return callApiForNothing({
    method: 'PUT',
    path: `/campaigns/${of.campaignId}/invitations/${of.invitationId}/address`,
    body: { email: of.email },
  });
}
