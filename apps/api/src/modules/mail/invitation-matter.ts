import { encodeRaterCode } from '@heartset/model';
import type { Queryable } from '../../db/client.ts';
import { buildDeadlineMoved, buildReminder } from './build-reminders.ts';
import { buildFurtherRound, buildInvitation, buildMoreAsked, type Invited, type MailFrame } from './build-views.ts';
import { isFollowUp } from './claim-mail.ts';
import { deadlineMovedKey } from './deadline-moved-key.ts';
import { hasArrived, wasInvitedBefore, whyNotInvited } from './invitation-mails.queries.ts';
import type { MailDeps } from './mail-deps.ts';
import type { Matter } from './mail-matter.ts';
import {
  listAskedAbout,
  loadMailedCampaign,
  loadManifestHash,
  loadReplyReader,
  type MailedCampaign,
} from './mails.queries.ts';
import type { ObsoleteCode } from './mark-failed.ts';
import { stopAddresses } from './stop-addresses.ts';
import { writeInvitationHash, writeStopHash } from './write-link-hashes.ts';

/** A mail with an invitation's link. */
export interface InvitationMail {
  id: string;
  kind: 'invitation' | 'further-round' | 'reminder' | 'deadline-moved';
  dedupeKey: string;
  campaignId: string;
  invitationId: string;
}

/**
 * What a mail with an invitation's link says. The hashes of its two secrets, the link's and the one that stops the mails, are written
 * before it can arrive.
 */
export async function invitationMatter(deps: MailDeps, frame: MailFrame, mail: InvitationMail): Promise<Matter> {
  const { database, mailKey } = deps;
  const obsolete = await whyNotInvited(database, mail);
  if (obsolete) return { obsolete };
  const campaign = await loadMailedCampaign(database, mail.campaignId);
  if (campaign?.state !== 'collecting') return { obsolete: 'campaign-over' };
  const notLater = await whyNotLater(database, mail, campaign);
  if (notLater) return { obsolete: notLater };
  const asked = await listAskedAbout(database, campaign, mail.invitationId);
  if (asked.length === 0) return { obsolete: 'campaign-over' };
  const reader = await loadReplyReader(database, campaign);
  const secret = await writeInvitationHash(database, mailKey, mail.invitationId);
  const stop = stopAddresses(deps.sender.publicUrl, await writeStopHash(database, mailKey, mail.invitationId));
  const built = await build(database, frame, mail, {
    campaign,
    asked,
    secret: secret.toString('base64url'),
    code: encodeRaterCode(secret),
    manifestHash: await loadManifestHash(database, campaign.id),
    reader,
    stopPage: stop.page,
  });
  return { ...built, replyTo: deps.sender.replyTo ?? reader?.address, stopAddress: stop.oneClick };
}

/** Why a mail that follows an invitation is not needed any more; null when it is, and for the invitation itself. */
async function whyNotLater(
  database: Queryable,
  mail: InvitationMail,
  campaign: MailedCampaign,
): Promise<ObsoleteCode | null> {
  if (!isFollowUp(mail)) return null;
  if (!(await hasArrived(database, mail.invitationId))) return 'invitation-not-arrived';
  const isOfAnEarlierEnd =
    mail.kind === 'deadline-moved' && mail.dedupeKey !== deadlineMovedKey(mail.invitationId, campaign.deadlineAt);
  return isOfAnEarlierEnd ? 'later-end' : null;
}

async function build(database: Queryable, frame: MailFrame, mail: InvitationMail, invited: Invited) {
  if (mail.kind === 'reminder' || mail.kind === 'deadline-moved') {
    const { subject, view } = (mail.kind === 'reminder' ? buildReminder : buildDeadlineMoved)(frame, invited);
    return { subject, matter: { kind: 'reminder' as const, view } };
  }
  const { subject, view } = (await builderOf(database, mail))(frame, invited);
  return { subject, matter: { kind: 'invitation' as const, view } };
}

/** An invitation that was sent before goes out once more because a leader was added, unless it came back. */
async function builderOf(database: Queryable, mail: InvitationMail): Promise<typeof buildInvitation> {
  if (mail.kind === 'further-round') return buildFurtherRound;
  return (await wasInvitedBefore(database, mail)) ? buildMoreAsked : buildInvitation;
}
