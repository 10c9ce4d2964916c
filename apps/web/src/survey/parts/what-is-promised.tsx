import type { RaterInvitation } from '@heartset/model/api/rater';
import { useTranslation } from 'react-i18next';

/** What is promised and what is not, in four sentences; a click further on, how. */
export function WhatIsPromised({ campaign }: { campaign: RaterInvitation['campaign'] }) {
  const { t } = useTranslation();
  return (
    <section className="promise" aria-labelledby="promise">
      <h2 id="promise">{t('promise.heading')}</h2>
      <ul>
        <li>{t('promise.counted')}</li>
        <li>{t('promise.sealed')}</li>
        <li className="not">{t('promise.not-server')}</li>
        <li className="not">{t('promise.not-group')}</li>
      </ul>
      {campaign.furtherRound ? <p className="small">{t(`promise.round-${campaign.round}`)}</p> : null}
      <p>
        {/* In a tab of its own: a browser that keeps nothing would lose the answers with the page. */}
        <a href={`/how-it-works/${campaign.id}`} target="_blank" rel="noopener">
          {t('promise.how')}
        </a>
      </p>
    </section>
  );
}
