import type { Campaign } from '@heartset/model/api/campaigns';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/page.tsx';
import { formatMoment } from '../../lib/format-date.ts';
import styles from './campaigns.module.css';

/** What a draft will be like once it is opened, in sentences. */
export function CampaignRules({ campaign }: { campaign: Campaign }): JSX.Element {
  const { t, i18n } = useTranslation();
  return (
    <Section title={t('campaign.rulesTitle')} sub={t('campaign.rulesText')}>
      <ul className={styles.facts}>
        <li>{t('campaign.rules.deadline', { deadline: formatMoment(campaign.deadlineAt, i18n.language) })}</li>
        <li>{t('campaign.rules.minimum', { count: campaign.minimumGroupSize })}</li>
        <li>{t(`campaign.rules.reminders.option-${campaign.reminders}`)}</li>
        <li>{t(`campaign.rules.seniorLeaders.${campaign.seniorLeaders}`)}</li>
        <li>{t(`campaign.form.reportReaders.${campaign.reportReaders}-text`)}</li>
        <li>{t(`campaign.form.releaseMode.${campaign.releaseMode}-text`)}</li>
        {campaign.furtherRound && <li>{t('campaign.rules.furtherRound')}</li>}
        {campaign.auditorAddress && <li>{t('campaign.rules.auditor', { address: campaign.auditorAddress })}</li>}
        {campaign.kind === 'leader' && <li>{t('campaign.rules.hr')}</li>}
        <li>{t('campaign.rules.prompts', { count: campaign.promptIds.length })}</li>
      </ul>
    </Section>
  );
}
