import type { Campaign, Delivery } from '@heartset/model/api/campaigns';
import type { JSX } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCalendarDay } from '../../lib/format-date.ts';
import styles from './campaigns.module.css';
import { type LabelWord, labelWord } from './group-standing.ts';
import { sparkPoints } from './spark-points.ts';

/** Three facts at a glance: answers over all, groups that have enough, and the mail. Kept up to date while it is open. */
export function DeliveryTiles({ campaign }: { campaign: Campaign }): JSX.Element {
  const { t } = useTranslation();
  const words = campaign.leaders.flatMap((leader) => leader.labels).map((label) => labelWord(label, campaign.state));
  const number = (word: LabelWord) => words.filter((each) => each === word).length;
  const tooSmall = number('too-few-asked');
  // A further round tells nothing about answers before it is over: they are few, and come from few.
  const collecting = campaign.state === 'collecting' && campaign.round === 1;
  return (
    <div className={styles.tiles}>
      {(collecting || campaign.answersByDay.length > 0) && <AnswersByDay campaign={campaign} />}
      {collecting && (
        <section className={styles.tile} aria-label={t('campaign.groupsTile')}>
          <h2 className={styles.tileLabel}>{t('campaign.groupsTile')}</h2>
          <p className={styles.big}>
            {t('campaign.groupsOf', { enough: number('enough'), all: number('enough') + number('not-yet') })}
          </p>
          <p className={styles.small}>
            {t(campaign.leaders.length > 1 ? 'campaign.groupsNote' : 'campaign.groupsNoteOne')}{' '}
            {tooSmall > 0 && t('campaign.groupsTooSmall', { count: tooSmall })}
          </p>
        </section>
      )}
      <Mail delivery={campaign.delivery} />
    </div>
  );
}

function AnswersByDay({ campaign }: { campaign: Campaign }): JSX.Element {
  const { t, i18n } = useTranslation();
  const days = campaign.answersByDay;
  const last = days.at(-1);
  return (
    <section className={styles.tile} aria-label={t('campaign.answersTile')}>
      <h2 className={styles.tileLabel}>{t('campaign.answersTile')}</h2>
      {last ? (
        <>
          <p className={styles.big}>{last.answered}</p>
          {days.length > 1 && (
            <svg className={styles.spark} viewBox="0 0 400 64" preserveAspectRatio="none" aria-hidden="true">
              <polyline
                points={sparkPoints(
                  days.map((day) => day.answered),
                  { width: 400, height: 60 },
                )}
                fill="none"
                stroke="var(--teal)"
                strokeWidth="2.5"
                vectorEffect="non-scaling-stroke"
              />
            </svg>
          )}
          <p className={styles.small}>
            {t('campaign.answersAsOf', { day: formatCalendarDay(last.day, i18n.language) })}
          </p>
        </>
      ) : (
        <p className={styles.small}>{t('campaign.answersNone')}</p>
      )}
    </section>
  );
}

function Mail({ delivery }: { delivery: Delivery }): JSX.Element {
  const { t } = useTranslation();
  const id = useId();
  const all = delivery.queued + delivery.accepted + delivery.failed;
  const rows = [
    { name: 'queued', value: delivery.queued, attention: false },
    { name: 'accepted', value: delivery.accepted, attention: false },
    { name: 'failed', value: delivery.failed, attention: true },
  ];
  return (
    <section className={styles.tile} aria-labelledby={id}>
      <h2 className={styles.tileLabel} id={id}>
        {t('campaign.mailTile')}
      </h2>
      <dl className={styles.bars} aria-live="polite">
        {rows.map((row) => (
          <div className={styles.bar} key={row.name}>
            <dt>{t(`campaign.mail.${row.name}`)}</dt>
            <dd className={styles.barTrack} aria-hidden="true">
              <span
                className={styles.barFill}
                data-attention={row.attention || undefined}
                style={{ width: all === 0 ? 0 : `${(row.value / all) * 100}%` }}
              />
            </dd>
            <dd className={styles.barValue}>{row.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
