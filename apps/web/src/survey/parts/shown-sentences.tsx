import type { RaterInvitation } from '@heartset/model/api/rater';
import { useTranslation } from 'react-i18next';
import { howShown, isCallout } from './how-shown.ts';
import { type Assignment, inWords, labelInWords } from './wording.ts';

/** Among how many one counts: "You are one of 5 peers invited." */
export function CountedAs({ assignment }: { assignment: Assignment }) {
  const { t, i18n } = useTranslation();
  const { labelGroups, invited, group } = assignment;
  if (labelGroups.length > 1) {
    const groups = inWords(
      labelGroups.map((one) => t(`group.${one}.many`)),
      i18n.language,
    );
    return <p>{t('before.counted-with', { groups, count: invited })}</p>;
  }
  if (invited === 1) return <p>{t('before.only-one', { group: t(`group.${group}.one`) })}</p>;
  return <p>{t('before.one-of', { count: invited, groups: t(`group.${group}.many`) })}</p>;
}

interface ShownSentencesProps {
  campaign: RaterInvitation['campaign'];
  assignment: Assignment;
  askedForComments: boolean;
}

/** How these answers come to be shown, by the campaign's own labels and threshold: before the questions, and before sending. */
export function ShownSentences({ campaign, assignment, askedForComments }: ShownSentencesProps) {
  const { t, i18n } = useTranslation();
  return howShown(assignment, campaign, askedForComments).map(({ key, others }) => (
    <p key={key} className={isCallout(key) ? 'callout' : undefined}>
      {t(`before.${key}`, {
        leader: assignment.leaderName,
        minimum: campaign.minimumGroupSize,
        groups: labelInWords(assignment.label, t, i18n.language),
        others: others === undefined ? '' : labelInWords(others, t, i18n.language),
      })}
    </p>
  ));
}
