import { isReadable } from '@heartset/model';
import type { CampaignSummary } from '@heartset/model/api/campaigns';
import type { ReportSummary } from '@heartset/model/api/reports';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../components/button-link.tsx';
import { EmptyState } from '../../components/notice.tsx';
import { Page, Section } from '../../components/page.tsx';
import { QueryStates } from '../../components/query-states.tsx';
import { campaignsQuery } from '../campaigns/list-campaigns.ts';
import { reportsQuery } from '../reports/list-reports.ts';
import { meQuery } from '../session/get-me.ts';
import styles from './feedback.module.css';
import { DraftCard, ReportCard } from './feedback-cards.tsx';

/** A leader's home: what is asked about me, what I can read, what I have begun. */
export function FeedbackPage(): JSX.Element {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const reports = useQuery(reportsQuery);
  const campaigns = useQuery(campaignsQuery);
  const mayAsk = me?.roles.includes('leader') ?? false;
  const start = mayAsk && <ButtonLink to="/feedback/new">{t('feedback.new')}</ButtonLink>;
  return (
    <Page title={t('feedback.title')} lede={t('feedback.lede')} actions={start || undefined}>
      <QueryStates query={reports}>
        {(list) => (
          <QueryStates query={campaigns}>
            {(mine) => (
              <Lists
                reports={list.reports}
                drafts={mine.campaigns.filter((campaign) => campaign.mine && campaign.state === 'draft')}
                start={start}
              />
            )}
          </QueryStates>
        )}
      </QueryStates>
    </Page>
  );
}

type ListsProps = { reports: ReportSummary[]; drafts: CampaignSummary[]; start: JSX.Element | false };

function Lists({ reports, drafts, start }: ListsProps): JSX.Element {
  const { t } = useTranslation();
  const about = reports.filter((report) => report.viewer === 'leader');
  const shared = reports.filter((report) => report.viewer === 'shared');
  // What shows nothing yet and is asked about once more is under way still.
  const isOut = (report: ReportSummary) => isReadable(report) && (report.state === 'released' || !report.nothingShown);
  const underWay = about.filter((report) => !isOut(report));
  const out = about.filter(isOut);
  const readable = out.filter(({ nothingShown }) => !nothingShown);
  const empty = out.filter(({ nothingShown }) => nothingShown);
  if (about.length + shared.length + drafts.length === 0) {
    return <EmptyState title={t('feedback.emptyTitle')} text={t('feedback.emptyText')} actions={start} />;
  }
  return (
    <div className={styles.parts}>
      {(underWay.length > 0 || drafts.length > 0) && (
        <Section title={t('feedback.underWay')} sub={t('feedback.underWayText')}>
          <div className={styles.cards}>
            {underWay.map((report) => (
              <ReportCard key={`${report.campaignId} ${report.leaderId}`} report={report} />
            ))}
            {drafts.map((draft) => (
              <DraftCard key={draft.id} draft={draft} />
            ))}
          </div>
        </Section>
      )}
      {readable.length > 0 && (
        <Section title={t('feedback.ready')} sub={t('feedback.readyText')}>
          <div className={styles.cards}>
            {readable.map((report) => (
              <ReportCard key={`${report.campaignId} ${report.leaderId}`} report={report} />
            ))}
          </div>
        </Section>
      )}
      {empty.length > 0 && (
        <Section title={t('feedback.nothing')} sub={t('feedback.nothingText')}>
          <div className={styles.cards}>
            {empty.map((report) => (
              <ReportCard key={`${report.campaignId} ${report.leaderId}`} report={report} />
            ))}
          </div>
        </Section>
      )}
      {shared.length > 0 && (
        <Section title={t('feedback.shared')} sub={t('feedback.sharedText')}>
          <div className={styles.cards}>
            {shared.map((report) => (
              <ReportCard key={`${report.campaignId} ${report.leaderId}`} report={report} />
            ))}
          </div>
        </Section>
      )}
    </div>
  );
}
