import type { Instrument, LeaderRelease } from '@heartset/model';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './report.module.css';
import { useReportWords } from './report-words.ts';

/** Purpose, and how to read it: open to whoever wants it. */
export function HowToRead({ release, instrument }: { release: LeaderRelease; instrument: Instrument }): JSX.Element {
  const { t } = useTranslation();
  const { say } = useReportWords();
  const first = instrument.scale.options[0]?.label.toLowerCase() ?? '';
  const last = instrument.scale.options.at(-1)?.label.toLowerCase() ?? '';
  return (
    <details className={styles.howTo}>
      <summary>{t('report.how.title')}</summary>
      <ul>
        <li>{say('report.how.purpose')}</li>
        <li>{t('report.how.scale', { ...release.scale, first, last })}</li>
        <li>{t('report.how.together', { count: release.policy.minimumGroupSize })}</li>
        <li>{t('report.how.everyone')}</li>
        <li>{t('report.how.ends')}</li>
        <li>{say('report.how.differences')}</li>
      </ul>
    </details>
  );
}
