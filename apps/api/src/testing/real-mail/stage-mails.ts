import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '../../core/context.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { signInRequests } from '../../db/schema/sign-in.ts';
import { beginBallots } from '../../modules/ballots/ballots.public.ts';
import type { KeyStore } from '../../modules/keys/keys.public.ts';
import { queueMails } from '../../modules/mail/mail.public.ts';
import { createDraftCampaign, createInvitationRow } from '../campaign-rows.ts';
import { createOrganizationRow, createPersonRow } from '../factories.ts';

export interface StagedMails {
  campaignId: string;
  /** HR, who reads how the invitations travel. */
  hr: Actor;
}

/**
 * A campaign that collects, with an invitation for each of these people in the outbox, and a sign-in mail for HR.
 *
 * @param people.asked their addresses
 */
export async function stageMails(
  databases: { owner: Database; api: Database },
  keys: KeyStore,
  people: { asked: readonly string[]; hr: string },
): Promise<StagedMails> {
  const { owner, api } = databases;
  const organizationId = await createOrganizationRow(owner, 'Lindenhof Hospital');
  const campaign = await createDraftCampaign(owner, organizationId);
  const invitations: { personId: string; invitationId: string }[] = [];
  for (const email of people.asked) {
    const personId = await createPersonRow(owner, organizationId, { email, givenName: 'Noor', familyName: 'Haddad' });
    invitations.push({ personId, invitationId: await createInvitationRow(owner, campaign, { raterId: personId }) });
  }
  const { campaignId } = campaign;
  const terms = { id: campaignId, minimumGroupSize: 3, reportReaders: 'leader' as const, furtherRound: false };
  await inTransaction(owner, (tx) => beginBallots(tx, keys, terms, []));
  await owner.update(campaigns).set({ state: 'collecting', openedAt: new Date() }).where(eq(campaigns.id, campaignId));
  const hrId = await createPersonRow(owner, organizationId, { email: people.hr, givenName: 'Ines', roles: ['hr'] });
  const [request] = await owner
    .insert(signInRequests)
    .values({ personId: hrId, browserHash: Buffer.alloc(32), expiresAt: sql`now() + interval '15 minutes'` })
    .returning({ id: signInRequests.id });
  await inTransaction(api, (tx) =>
    queueMails(tx, [
      { kind: 'sign-in', organizationId, personId: hrId, signInRequestId: request?.id ?? '' },
      ...invitations.map((one) => ({ kind: 'invitation' as const, organizationId, campaignId, ...one })),
    ]),
  );
  return { campaignId, hr: { personId: hrId, organizationId, sessionId: randomUUID(), roles: ['hr'] } };
}
