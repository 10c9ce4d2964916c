import { getInstrument } from '@heartset/model';
import { eq } from 'drizzle-orm';
import { inTransaction } from '../core/transaction.ts';
import type { Database } from '../db/client.ts';
import { campaignLeaders, campaigns, instrumentVersions } from '../db/schema/campaigns.ts';
import { assignments, invitations } from '../db/schema/invitations.ts';
import { beginBallots } from '../modules/ballots/ballots.public.ts';
import { createPersonRow, newSubjectKey } from './factories.ts';
import { testKeys } from './test-keys.ts';

/** A campaign about one leader. */
export interface CampaignRows {
  campaignId: string;
  organizationId: string;
  hrId: string;
  leaderId: string;
}

/** A draft about one leader. Whoever is asked is written next, then `openCampaignRow`. */
export async function createDraftCampaign(
  owner: Database,
  organizationId: string,
  options: { kind?: 'organization' | 'leader'; name?: string; seniorLeaders?: 'anonymous' | 'identified' } = {},
): Promise<CampaignRows> {
  const instrument = getInstrument('hcl-360');
  if (!instrument) throw new Error('there is no instrument');
  await owner
    .insert(instrumentVersions)
    .values({ instrumentId: instrument.id, version: instrument.version, document: instrument })
    .onConflictDoNothing();
  const hrId = await createPersonRow(owner, organizationId, { givenName: 'Hanna', familyName: 'Reich', roles: ['hr'] });
  const leaderId = await createPersonRow(owner, organizationId, {
    givenName: 'Lea',
    familyName: 'Dorn',
    roles: ['leader'],
  });
  const [campaign] = await owner
    .insert(campaigns)
    .values({
      organizationId,
      createdBy: options.kind === 'leader' ? leaderId : hrId,
      kind: options.kind ?? 'organization',
      name: options.name ?? 'Autumn round',
      instrumentId: instrument.id,
      instrumentVersion: instrument.version,
      seniorLeaders: options.seniorLeaders ?? 'anonymous',
      deadlineAt: new Date(Date.now() + 12 * 24 * 3_600_000),
    })
    .returning({ id: campaigns.id });
  if (!campaign) throw new Error('no campaign was written');
  await owner.insert(campaignLeaders).values({ campaignId: campaign.id, leaderId, subjectKey: newSubjectKey() });
  return { campaignId: campaign.id, organizationId, hrId, leaderId };
}

/** From here on the campaign collects, and nobody can be added. */
export async function openCampaignRow(owner: Database, campaign: CampaignRows, openedAt = new Date()): Promise<void> {
  const terms = { id: campaign.campaignId, minimumGroupSize: 3, reportReaders: 'leader' as const, furtherRound: false };
  await inTransaction(owner, (tx) => beginBallots(tx, testKeys(), terms, []));
  await owner.update(campaigns).set({ state: 'collecting', openedAt }).where(eq(campaigns.id, campaign.campaignId));
}

/** Somebody is asked about the campaign's leader, or about another one; while the campaign is a draft. */
export async function createInvitationRow(
  owner: Database,
  campaign: CampaignRows,
  options: {
    raterId: string;
    leaderId?: string;
    group?: 'team-members' | 'peers' | 'senior-leaders' | 'others';
    label?: string;
  },
): Promise<string> {
  const leaderId = options.leaderId ?? campaign.leaderId;
  if (leaderId !== campaign.leaderId) {
    await owner
      .insert(campaignLeaders)
      .values({ campaignId: campaign.campaignId, leaderId, subjectKey: newSubjectKey() })
      .onConflictDoNothing();
  }
  await owner
    .insert(invitations)
    .values({ campaignId: campaign.campaignId, raterId: options.raterId })
    .onConflictDoNothing();
  const rows = await owner.select().from(invitations).where(eq(invitations.raterId, options.raterId));
  const invitation = rows.find((row) => row.campaignId === campaign.campaignId);
  if (!invitation) throw new Error('no invitation was written');
  const group = options.group ?? 'peers';
  await owner.insert(assignments).values({
    invitationId: invitation.id,
    campaignId: campaign.campaignId,
    leaderId,
    raterGroup: group,
    label: options.label ?? group,
  });
  return invitation.id;
}
