import { shortId } from '../../core/short-id.ts';
import type { MailFrame } from './build-views.ts';
import { groupedFingerprint } from './grouped-fingerprint.ts';
import type { MailedCampaign, ReplyReader } from './mails.queries.ts';
import type { NoticeView } from './templates/notice.tsx';

/**
 * To HR, once: keys of a campaign are lost that it still needs.
 *
 * @param lost which of 'issuing', 'sealing' and 'comment-order'
 */
export function buildKeysLost(
  { recipient, texts, sender }: MailFrame,
  campaign: Pick<MailedCampaign, 'id' | 'name'>,
  lost: readonly string[],
): { subject: string; view: NoticeView } {
  const names = { campaign: campaign.name };
  return {
    subject: texts.text('keysLost.subject', names),
    view: {
      texts,
      organizationName: recipient.organizationName,
      preview: texts.text('keysLost.preview'),
      heading: texts.text('keysLost.heading'),
      hello: texts.text('hello', { name: recipient.givenName }),
      paragraphs: [
        texts.text('keysLost.intro', names),
        ...(lost.includes('issuing') ? [texts.text('keysLost.issuing')] : []),
        ...(lost.some((purpose) => purpose !== 'issuing') ? [texts.text('keysLost.counting')] : []),
      ],
      fact: null,
      action: {
        button: texts.text('keysLost.button'),
        intro: texts.text('keysLost.linkIntro'),
        link: `${sender.publicUrl}/campaigns/${campaign.id}`,
      },
      afterwards: {
        heading: texts.text('keysLost.thenHeading'),
        paragraphs: [texts.text('keysLost.thenRestore'), texts.text('keysLost.thenGone')],
      },
    },
  };
}

/**
 * To whom a campaign names: what it has promised, as a hash to keep and to compare.
 *
 * @param published.supplement the newest, where people were added
 */
export function buildPromisePublished(
  { recipient, texts, sender }: MailFrame,
  campaign: Pick<MailedCampaign, 'id' | 'name'>,
  published: { manifest: string; supplement: { number: number; sha256: string } | null },
): { subject: string; view: NoticeView } {
  const names = { campaign: campaign.name, organization: recipient.organizationName };
  const { manifest, supplement } = published;
  const file = `${sender.publicUrl}/m/${shortId(campaign.id)}`;
  const added = supplement && { ...names, number: supplement.number, manifest: groupedFingerprint(manifest) };
  return {
    subject: texts.text(added ? 'promise.subjectSupplement' : 'promise.subject', names),
    view: {
      texts,
      organizationName: recipient.organizationName,
      preview: texts.text('promise.preview'),
      heading: texts.text('promise.heading'),
      hello: texts.text('promise.hello'),
      paragraphs: added
        ? [
            texts.text('promise.introAdded', added),
            texts.text('promise.before', added),
            texts.text('promise.added', added),
          ]
        : [texts.text('promise.intro', names), texts.text('promise.what')],
      fact: supplement
        ? {
            label: texts.text('promise.labelAdded', { number: supplement.number }),
            value: groupedFingerprint(supplement.sha256),
            note: texts.text('promise.noteAdded'),
          }
        : {
            label: texts.text('promise.label'),
            value: groupedFingerprint(manifest),
            note: texts.text('promise.note'),
          },
      action: {
        button: texts.text(supplement ? 'promise.buttonAdded' : 'promise.button'),
        intro: texts.text('promise.linkIntro'),
        link: supplement ? `${file}/${supplement.number}` : file,
      },
      afterwards: {
        heading: texts.text('promise.thenHeading'),
        paragraphs: [
          texts.text(supplement ? 'promise.thenCompareAdded' : 'promise.thenCompare'),
          texts.text('promise.thenKeep', names),
        ],
      },
    },
  };
}

/**
 * To everybody who was asked, and to whom it was about: a campaign that was collecting was cancelled. What it says depends on nothing
 * that anybody did.
 *
 * @param to.leader the campaign was about the recipient
 * @param to.reader who reads replies; null: nobody does
 */
export function buildCampaignCancelled(
  { recipient, texts, sender }: MailFrame,
  campaign: Pick<MailedCampaign, 'name'>,
  { leader, reader }: { leader: boolean; reader: ReplyReader | null },
): { subject: string; view: NoticeView } {
  const names = { campaign: campaign.name, organization: recipient.organizationName };
  const named = reader && texts.text('cancelled.reply', { reader: reader.name });
  const reply = sender.replyTo ? texts.text('cancelled.replyNoName') : named;
  return {
    subject: texts.text('cancelled.subject', names),
    view: {
      texts,
      organizationName: recipient.organizationName,
      preview: texts.text('cancelled.preview'),
      heading: texts.text('cancelled.heading'),
      hello: texts.text('hello', { name: recipient.givenName }),
      paragraphs: [
        texts.text(leader ? 'cancelled.introLeader' : 'cancelled.introAsked', names),
        ...(leader ? [texts.text('cancelled.verdict')] : []),
        texts.text('cancelled.thanks'),
      ],
      fact: null,
      action: null,
      afterwards: {
        heading: texts.text('cancelled.answersHeading'),
        paragraphs: [
          texts.text('cancelled.unseen'),
          texts.text(leader ? 'cancelled.told' : 'cancelled.same'),
          ...(reply ? [reply] : []),
        ],
      },
    },
  };
}
