import type { MailFrame } from './build-views.ts';
import type { MailedCampaign } from './mails.queries.ts';
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
      button: texts.text('keysLost.button'),
      linkIntro: texts.text('keysLost.linkIntro'),
      link: `${sender.publicUrl}/campaigns/${campaign.id}`,
      afterwards: {
        heading: texts.text('keysLost.thenHeading'),
        paragraphs: [texts.text('keysLost.thenRestore'), texts.text('keysLost.thenGone')],
      },
    },
  };
}
