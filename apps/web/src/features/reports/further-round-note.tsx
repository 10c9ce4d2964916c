import type { Report } from '@heartset/model/api/reports';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { formatMoment } from '../../lib/format-date.ts';
import styles from './report.module.css';
import { standingOf } from './report-view.ts';

/**
 * What a further round means for a report that can be read. The same words whether or not anybody has answered, and whether or not
 * something was added; others where nothing is shown.
 */
export function FurtherRoundNote({ report }: { report: Report }): JSX.Element | null {
  const { t, i18n } = useTranslation();
  const { round, state, deadlineAt } = report.campaign;
  if (round === 1 || report.result.status !== 'released') return null;
  const stands = state === 'collecting' || state === 'released' ? state : 'closed';
  const context = standingOf(report.result.release) === 'something-shown' ? '' : 'nothing';
  const deadline = formatMoment(deadlineAt, i18n.language);
  return (
    <div className={styles.round}>
      <Notice>{t(`report.furtherRound.${stands}`, { deadline, context })}</Notice>
    </div>
  );
}
