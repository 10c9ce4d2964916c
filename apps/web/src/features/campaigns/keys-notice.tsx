import type { Campaign } from '@heartset/model/api/campaigns';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import styles from './campaigns.module.css';

type Keyed = Pick<Campaign, 'keys' | 'state' | 'askAgainUntil'>;

/**
 * That keys are lost, what it means and what to do; else that they are in no backup. Nothing where all is well, or where the campaign
 * was cancelled. Once the answers are counted, the keys are for asking once more, and that is all that can be lost with them.
 */
export function KeysNotice({ campaign }: { campaign: Keyed }): JSX.Element | null {
  const { t } = useTranslation();
  const { keys } = campaign;
  if (!keys || campaign.state === 'cancelled') return null;
  const counted = campaign.askAgainUntil !== null && ['closed', 'released'].includes(campaign.state);
  const context = counted ? 'counted' : '';
  if (keys.issuing && keys.counting) {
    if (keys.backedUp) return null;
    return (
      <div className={styles.noteAbove}>
        <Notice tone="attention">{t('campaign.keys.noBackup', { context })}</Notice>
      </div>
    );
  }
  const sentences = counted
    ? [t('campaign.keys.onceMore'), t('campaign.keys.restore', { context })]
    : [
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
