import { isReadable } from '@heartset/model';
import { bounceToken, returnPathOf } from './bounce-token.ts';
import { buildCampaignCancelled, buildKeysLost, buildPromisePublished } from './build-notices.ts';
import {
  buildAddressChanged,
  buildCampaignAboutYou,
  buildNothingShown,
  buildReportReady,
  buildReportShared,
  buildSignIn,
  buildWelcome,
  type MailFrame,
} from './build-views.ts';
import type { ClaimedMail } from './claim-mail.ts';
import { hasStoppedMails } from './invitation-mails.queries.ts';
import { invitationMatter } from './invitation-matter.ts';
import type { MailDeps } from './mail-deps.ts';
import type { Matter } from './mail-matter.ts';
import { mailTexts } from './mail-texts.ts';
import type { OutgoingMail } from './mail-transport.ts';
import {
  isLeaderOf,
  listAskedUnder,
  listLostKeys,
  loadDirectoryReader,
  loadMailedCampaign,
  loadManifestHash,
  loadNewestSupplement,
  loadOpenSignIn,
  loadRecipient,
  loadReleaseStatuses,
  loadReplyReader,
  loadSharer,
  type Recipient,
} from './mails.queries.ts';
import type { ObsoleteCode } from './mark-failed.ts';
import { messageIdOf } from './message-id.ts';
import { reportStanding } from './report-standing.ts';
import { stopHeaders } from './stop-addresses.ts';
import { writeSignInHashes } from './write-link-hashes.ts';

type Composed = { obsolete: ObsoleteCode } | { mail: OutgoingMail };

async function signInMatter(deps: MailDeps, frame: MailFrame, requestId: string): Promise<Matter> {
  const open = await loadOpenSignIn(deps.database, requestId);
  if (!open) return { obsolete: 'sign-in-over' };
  const secrets = await writeSignInHashes(deps.database, deps.mailKey, requestId);
  const { subject, view } = buildSignIn(frame, { ...secrets, minutes: open.minutes });
  return { subject, matter: { kind: 'sign-in', view } };
}

async function leaderMatter(
  deps: MailDeps,
  frame: MailFrame,
  kind: 'campaign-about-you' | 'report-ready',
  mail: { campaignId: string; leaderId: string },
): Promise<Matter> {
  const campaign = await loadMailedCampaign(deps.database, mail.campaignId);
  const inTime = campaign && (kind === 'report-ready' ? isReadable(campaign) : campaign.state === 'collecting');
  if (!inTime) return { obsolete: 'campaign-over' };
  const reader = await loadReplyReader(deps.database, campaign);
  const replyTo = deps.sender.replyTo ?? reader?.address;
  if (kind === 'report-ready') {
    const standing = reportStanding(await loadReleaseStatuses(deps.database, campaign.id, mail.leaderId));
    if (standing === 'something-shown') {
      const { subject, view } = buildReportReady(frame, campaign, mail.leaderId);
      return { subject, matter: { kind, view }, replyTo };
    }
    const { subject, view } = buildNothingShown(frame, { campaign, leaderId: mail.leaderId, standing, reader });
    return { subject, matter: { kind: 'nothing-shown', view }, replyTo };
  }
  const asked = await listAskedUnder(deps.database, campaign.id, mail.leaderId);
  const { subject, view } = buildCampaignAboutYou(frame, campaign, asked);
  return { subject, matter: { kind, view }, replyTo };
}

/** Replies go to the leader alone, also where the organisation has a mailbox of its own for them: the share is between two people. */
async function reportSharedMatter(
  deps: MailDeps,
  frame: MailFrame,
  share: { campaignId: string; leaderId: string; readerId: string },
): Promise<Matter> {
  const sharer = await loadSharer(deps.database, share);
  if (!sharer) return { obsolete: 'share-taken-back' };
  const campaign = await loadMailedCampaign(deps.database, share.campaignId);
  if (!campaign || campaign.state === 'cancelled') return { obsolete: 'campaign-over' };
  const { subject, view } = buildReportShared(frame, { campaign, leaderId: share.leaderId, leader: sharer.name });
  return { subject, matter: { kind: 'report-shared', view }, replyTo: sharer.address };
}

async function addressChangedMatter(
  deps: MailDeps,
  frame: MailFrame,
  mail: { organizationId: string; personId: string },
): Promise<Matter> {
  const reader = await loadDirectoryReader(deps.database, mail.organizationId, mail.personId);
  const { subject, view } = buildAddressChanged(frame, reader);
  return { subject, matter: { kind: 'address-changed', view }, replyTo: deps.sender.replyTo ?? reader?.address };
}

async function keysLostMatter(deps: MailDeps, frame: MailFrame, campaignId: string): Promise<Matter> {
  const campaign = await loadMailedCampaign(deps.database, campaignId);
  const lost = await listLostKeys(deps.database, campaignId);
  if (!campaign || lost.length === 0) return { obsolete: 'keys-found' };
  const { subject, view } = buildKeysLost(frame, campaign, lost);
  return { subject, matter: { kind: 'notice', view } };
}

async function promiseMatter(deps: MailDeps, frame: MailFrame, campaignId: string): Promise<Matter> {
  const campaign = await loadMailedCampaign(deps.database, campaignId);
  if (!campaign) return { obsolete: 'campaign-over' };
  const reader = await loadReplyReader(deps.database, campaign);
  const { subject, view } = buildPromisePublished(frame, campaign, {
    manifest: await loadManifestHash(deps.database, campaignId),
    supplement: await loadNewestSupplement(deps.database, campaignId),
  });
  return { subject, matter: { kind: 'notice', view }, replyTo: deps.sender.replyTo ?? reader?.address };
}

async function cancelledMatter(
  deps: MailDeps,
  frame: MailFrame,
  mail: { campaignId: string; personId: string },
): Promise<Matter> {
  const campaign = await loadMailedCampaign(deps.database, mail.campaignId);
  if (campaign?.state !== 'cancelled') return { obsolete: 'campaign-over' };
  const leader = await isLeaderOf(deps.database, campaign.id, mail.personId);
  if (!leader && (await hasStoppedMails(deps.database, mail))) return { obsolete: 'mails-stopped' };
  const reader = await loadReplyReader(deps.database, campaign);
  const { subject, view } = buildCampaignCancelled(frame, campaign, { leader, reader });
  return { subject, matter: { kind: 'notice', view }, replyTo: deps.sender.replyTo ?? reader?.address };
}

/** The constraint of the table's use: a mail of a kind names what it is about. */
function needed(value: string | null): string {
  if (value === null) throw new Error('An outbox row does not name what it is about.');
  return value;
}

async function matterOf(deps: MailDeps, frame: MailFrame, mail: ClaimedMail): Promise<Matter> {
  switch (mail.kind) {
    case 'welcome': {
      const { subject, view } = buildWelcome(frame);
      return { subject, matter: { kind: 'welcome', view } };
    }
    case 'sign-in':
      return signInMatter(deps, frame, needed(mail.signInRequestId));
    case 'invitation':
    case 'further-round':
    case 'reminder':
    case 'deadline-moved':
      return invitationMatter(deps, frame, {
        id: mail.id,
        kind: mail.kind,
        dedupeKey: mail.dedupeKey,
        campaignId: needed(mail.campaignId),
        invitationId: needed(mail.invitationId),
      });
    case 'address-changed':
      return addressChangedMatter(deps, frame, mail);
    case 'report-shared':
      return reportSharedMatter(deps, frame, {
        campaignId: needed(mail.campaignId),
        leaderId: needed(mail.leaderId),
        readerId: mail.personId,
      });
    case 'promise-published':
      return promiseMatter(deps, frame, needed(mail.campaignId));
    case 'keys-lost':
      return keysLostMatter(deps, frame, needed(mail.campaignId));
    case 'campaign-cancelled':
      return cancelledMatter(deps, frame, { campaignId: needed(mail.campaignId), personId: mail.personId });
    case 'campaign-about-you':
    case 'report-ready':
      return leaderMatter(deps, frame, mail.kind, { campaignId: needed(mail.campaignId), leaderId: mail.personId });
  }
}

/** What is said when it comes back: of an invitation that it did, of every other mail only that its reader's address has trouble. */
function tokenOf(mailKey: string, { kind, id, personId }: ClaimedMail, place: 'return-path' | 'message-id'): string {
  if (kind !== 'invitation') return bounceToken(mailKey, { about: 'person', id: personId });
  return bounceToken(mailKey, { about: place === 'return-path' ? 'mail' : 'seen-mail', id });
}

/** The address that a person had is kept with the mail that tells them, an auditor's too; every other mail goes where people are reached now. */
function addressOf({ kind, address }: ClaimedMail, recipient: Recipient): { name: string; address: string } {
  if (kind === 'promise-published') return { name: '', address: needed(address) };
  return { name: recipient.name, address: kind === 'address-changed' ? needed(address) : recipient.address };
}

/**
 * Writes a mail from what is so now: names, roles, the date. Secrets are made here, and their hashes written, so that a link works
 * from the moment it can arrive.
 *
 * @returns the mail, or why nobody needs it any more
 */
export async function composeMail(deps: MailDeps, claimed: ClaimedMail): Promise<Composed> {
  const { database, sender } = deps;
  const recipient = await loadRecipient(database, claimed.personId);
  if (!recipient) return { obsolete: 'person-gone' };
  const texts = mailTexts(recipient.locale, sender.timeZone);
  const matter = await matterOf(deps, { recipient, texts, sender }, claimed);
  if ('obsolete' in matter) return matter;
  // React and its mail components take half a second to load: only a process that sends a mail loads them.
  const { renderParts } = await import('./templates/render-parts.ts');
  const { html, text } = await renderParts(matter.matter);
  return {
    mail: {
      from: sender.from,
      to: addressOf(claimed, recipient),
      replyTo: matter.replyTo ?? sender.replyTo,
      subject: matter.subject,
      text,
      html,
      headers: matter.stopAddress ? stopHeaders(matter.stopAddress) : undefined,
      messageId: messageIdOf(tokenOf(deps.mailKey, claimed, 'message-id'), claimed.dedupeKey, sender.from),
      returnPath: sender.bounceAddress
        ? returnPathOf(sender.bounceAddress, tokenOf(deps.mailKey, claimed, 'return-path'))
        : undefined,
    },
  };
}
