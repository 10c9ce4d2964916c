import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { NewCampaignForm } from '../campaigns/new-campaign-form.tsx';
import { meQuery } from '../session/get-me.ts';
import styles from './feedback.module.css';

/** A leader asks for feedback alone. Raters are proposed next; nobody is written to until the leader opens it. */
export function NewFeedbackPage(): JSX.Element {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useQuery(meQuery).data;
  return (
    <Page
      title={t('feedback.newTitle')}
      lede={t('feedback.newLede')}
      back={<Link to="/feedback">{t('feedback.back')}</Link>}
    >
      <NewCampaignForm
        about={{ kind: 'leader' }}
        note={
          <div className={styles.notes}>
            <Notice tone="quiet">{t('feedback.alone')}</Notice>
            <Notice tone="quiet" title={t('feedback.hr.title')}>
              <ul className={styles.facts}>
                {(['sees', 'can', 'cannot'] as const).map((key) => (
                  <li key={key}>{t(`feedback.hr.${key}`)}</li>
                ))}
              </ul>
            </Notice>
          </div>
        }
        submit={t('feedback.chooseRaters')}
        onCreated={async ({ id, leaders }) => {
          const leaderId = leaders[0]?.leaderId ?? me?.id;
          if (leaderId === undefined) return;
          await navigate({
            to: '/campaigns/$campaignId/leaders/$leaderId',
            params: { campaignId: id, leaderId },
          });
        }}
      />
    </Page>
  );
}
