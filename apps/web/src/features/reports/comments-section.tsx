import type { Instrument, LeaderRelease, ReleasedCommentPool } from '@heartset/model';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalised, useLabelWords } from '../../components/group-words.ts';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import styles from './report.module.css';
import { useReportWords } from './report-words.ts';

type CommentsProps = { release: LeaderRelease; instrument: Instrument };

/** What people wrote, per question; and where nothing is shown, why. */
export function CommentsSection({ release, instrument }: CommentsProps): JSX.Element | null {
  const { t } = useTranslation();
  if (release.comments.length === 0) return null;
  return (
    <Section title={t('report.comments.title')} sub={t('report.comments.text')}>
      <div className={styles.prompts}>
        {release.comments.map(({ promptId, pools }) => {
          const prompt = instrument.askOthers.find((each) => each.id === promptId)?.prompt ?? promptId;
          return (
            <article key={promptId}>
              <h3 className={styles.minor}>{prompt}</h3>
              {pools.length === 0 && <Notice tone="quiet">{t('report.comments.nobody')}</Notice>}
              {pools.map((pool) => (
                <Pool key={pool.blocks.join(' ')} pool={pool} />
              ))}
            </article>
          );
        })}
      </div>
    </Section>
  );
}

function Pool({ pool }: { pool: ReleasedCommentPool }): JSX.Element {
  const { t, i18n } = useTranslation();
  const { reason } = useReportWords();
  const labelWords = useLabelWords();
  const groups = new Intl.ListFormat(i18n.language).format(pool.blocks.map(labelWords));
  if (pool.status === 'withheld') {
    return (
      <div className={styles.pool}>
        <p className={styles.poolFrom}>{capitalised(groups)}</p>
        <p className={styles.heldWords}>{reason(pool.reason)}</p>
      </div>
    );
  }
  return (
    <div className={styles.pool}>
      <p className={styles.poolFrom}>
        {t(pool.identified ? 'report.comments.fromIdentified' : 'report.comments.from', { groups })}
      </p>
      <ul className={styles.texts}>
        {pool.texts.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a release never changes, and two may have written the same.
          <li key={index}>{text}</li>
        ))}
      </ul>
      {pool.withoutText > 0 && (
        <p className={styles.small}>{t('report.comments.withoutText', { count: pool.withoutText })}</p>
      )}
    </div>
  );
}
