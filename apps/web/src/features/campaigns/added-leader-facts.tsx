import { GROUPS } from '@heartset/model';
import type { LeaderAddition } from '@heartset/model/api/campaigns';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalised } from '../../components/group-words.ts';
import { Notice } from '../../components/notice.tsx';
import styles from './campaigns.module.css';

/** How many people would be asked about a leader who is added, in which groups, and who they are; or why it cannot be. */
export function AddedLeaderFacts({ addition }: { addition: LeaderAddition }): JSX.Element {
  const { t, i18n } = useTranslation();
  if (addition.refusals.length > 0) {
    return (
      <div className={styles.addition}>
        <Notice tone="attention" role="status" title={t('campaign.dialog.add.cannot')}>
          {addition.refusals.join(' ')}
        </Notice>
      </div>
    );
  }
  const groups = GROUPS.map((group) => ({ group, raters: addition.raters.filter((rater) => rater.group === group) }));
  const asked = groups.filter(({ raters }) => raters.length > 0);
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(
    asked.map(({ group, raters }) =>
      t('campaign.dialog.add.inGroup', { count: raters.length, group: t(`groups.${group}`) }),
    ),
  );
  return (
    <div className={styles.addition} role="status">
      <p className={styles.dialogText}>
        {t('campaign.dialog.add.willAsk', { count: addition.raters.length, list })}{' '}
        {addition.askedAlready > 0 && t('campaign.dialog.add.askedAlready', { count: addition.askedAlready })}
      </p>
      <details>
        <summary>{t('campaign.dialog.add.proposal')}</summary>
        {asked.map(({ group, raters }) => (
          <div key={group}>
            <b>{capitalised(t(`groups.${group}`))}</b>
            <ul>
              {raters.map((rater) => (
                <li key={rater.personId}>{[rater.name, rater.title].filter(Boolean).join(', ')}</li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </div>
  );
}
