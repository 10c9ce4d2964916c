import type { Campaign } from '@heartset/model/api/campaigns';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import styles from './campaigns.module.css';

/** That keys are lost, what it means and what to do; else that they are in no backup. Nothing where all is well. */
export function KeysNotice({ keys }: { keys: Campaign['keys'] }): JSX.Element | null {
  const { t } = useTranslation();
  if (!keys) return null;
  if (keys.issuing && keys.counting) {
    if (keys.backedUp) return null;
    return (
      <div className={styles.noteAbove}>
        <Notice tone="attention">{t('campaign.keys.noBackup')}</Notice>
      </div>
    );
  }
  const sentences = [
    ...(keys.issuing ? [] : [t('campaign.keys.issuing')]),
    ...(keys.counting ? [] : [t('campaign.keys.counting')]),
    t('campaign.keys.restore'),
  ];
  return (
    <div className={styles.noteAbove}>
      <Notice tone="attention" role="alert" title={t('campaign.keys.lostTitle')}>
        {sentences.join(' ')}
      </Notice>
    </div>
  );
}
