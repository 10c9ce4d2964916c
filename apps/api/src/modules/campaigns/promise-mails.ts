import type { MailToQueue } from '../mail/mail.public.ts';
import type { CampaignRow } from './load-campaign.ts';

/** The mail to whom the campaign names, about a document that it publishes: 0 is the manifest. */
export function promiseMails(campaign: CampaignRow, number: number): MailToQueue[] {
  const { id: campaignId, organizationId, createdBy: personId, auditorAddress: address } = campaign;
  return address === null ? [] : [{ kind: 'promise-published', organizationId, campaignId, personId, number, address }];
}
