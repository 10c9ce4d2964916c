import { isReadable } from '@heartset/model';
import type { CampaignSummary } from '@heartset/model/api/campaigns';
import type { ReportSummary } from '@heartset/model/api/reports';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../components/button-link.tsx';
import { formatDay } from '../../lib/format-date.ts';
import { StateChip } from '../campaigns/state-chip.tsx';
import styles from './feedback.module.css';

/** One request about a leader: where it stands, and what there is to do. */
export function ReportCard({ report }: { report: ReportSummary }): JSX.Element {
  const { t, i18n } = useTranslation();
  const mine = report.viewer === 'leader';
  const released = isReadable(report);
  const open = !released && (report.state === 'collecting' || report.state === 'closing');
  const callsForSelf = mine && open && report.state === 'collecting' && report.selfAssessment !== 'sent';
  const day = formatDay(report.deadlineAt, i18n.language);
  return (
    <article className={styles.card}>
      <header className={styles.cardHead}>
        <h3>{mine ? report.campaignName : report.leaderName}</h3>
        <StateChip state={report.state} />
      </header>
      <p>
        {!mine && `${report.campaignName}. `}
        {t(`feedback.state.${standingWords(report)}`, { day })}
      </p>
      {mine && open && <p>{t(`feedback.self.${report.selfAssessment}`)}</p>}
      <div className={styles.cardFoot}>
        {callsForSelf && (
          <ButtonLink to="/self/$campaignId" params={{ campaignId: report.campaignId }}>
            {t(report.selfAssessment === 'begun' ? 'feedback.selfContinue' : 'feedback.selfBegin')}
          </ButtonLink>
        )}
        <ButtonLink
          to="/reports/$campaignId/$leaderId"
          params={{ campaignId: report.campaignId, leaderId: report.leaderId }}
          variant={released && !report.nothingShown ? 'filled' : 'default'}
        >
          {t(!released ? 'feedback.look' : report.nothingShown ? 'feedback.readWhy' : 'feedback.read')}
        </ButtonLink>
        {mine && !open && report.selfAssessment !== 'not-begun' && (
          <ButtonLink to="/self/$campaignId" params={{ campaignId: report.campaignId }} variant="subtle">
            {t('feedback.selfRead')}
          </ButtonLink>
        )}
        {mine && report.kind === 'leader' && !released && (
          <ButtonLink to="/campaigns/$campaignId" params={{ campaignId: report.campaignId }} variant="subtle">
            {t('feedback.manage')}
          </ButtonLink>
        )}
      </div>
    </article>
  );
}

function standingWords(report: ReportSummary): string {
  const again = isReadable(report) && report.state !== 'released';
  if (report.nothingShown) return again ? 'nothingAgain' : 'nothing';
  return again ? 'again' : report.state;
}

/** A request that the leader has begun and not opened. */
export function DraftCard({ draft }: { draft: CampaignSummary }): JSX.Element {
  const { t } = useTranslation();
  return (
    <article className={styles.card}>
      <header className={styles.cardHead}>
        <h3>{draft.name}</h3>
        <StateChip state={draft.state} />
      </header>
      <p>{t('feedback.state.draft')}</p>
      <div className={styles.cardFoot}>
        <ButtonLink to="/campaigns/$campaignId" params={{ campaignId: draft.id }}>
          {t('feedback.continueDraft')}
        </ButtonLink>
      </div>
    </article>
  );
}
