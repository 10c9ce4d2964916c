import type { Instrument, LeaderRelease } from '@heartset/model';
import type { Report } from '@heartset/model/api/reports';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { QueryStates } from '../../components/query-states.tsx';
import { formatDay, formatMoment } from '../../lib/format-date.ts';
import { instrumentQuery } from '../instrument/get-instrument.ts';
import { CommentsSection } from './comments-section.tsx';
import { DifferencesSection } from './differences-section.tsx';
import { FurtherRoundNote } from './further-round-note.tsx';
import { reportQuery } from './get-report.ts';
import { Heatmap } from './heatmap.tsx';
import { HowToRead } from './how-to-read.tsx';
import { NothingShown } from './nothing-shown.tsx';
import { PrintedMasteries } from './printed-masteries.tsx';
import { answeredIn } from './report-lede.ts';
import { type ReportContent, standingOf } from './report-view.ts';
import { ReportVoiceContext, useReportWords } from './report-words.ts';
import { ShareButton } from './share-button.tsx';
import { StrengthsSection } from './strengths-section.tsx';
import { WhoAnswered } from './who-answered.tsx';

/** How people experience one leader's leadership: while answers come in, everything held back; then the release. */
export function ReportPage(): JSX.Element {
  const { t } = useTranslation();
  const { campaignId, leaderId } = useParams({ from: '/signed-in/reports/$campaignId/$leaderId' });
  const report = useQuery(reportQuery(campaignId, leaderId));
  const named = report.data?.instrument;
  const instrument = useQuery({
    ...instrumentQuery(named?.id ?? '', named?.version ?? null),
    enabled: named !== undefined,
  });
  if (report.data && instrument.data) {
    const { viewer, leader, campaign } = report.data;
    return (
      <ReportVoiceContext value={{ viewer, leaderName: leader.name, minimumGroupSize: campaign.minimumGroupSize }}>
        <ReportView report={report.data} instrument={instrument.data} />
      </ReportVoiceContext>
    );
  }
  return (
    <Page title={t('report.one')}>
      <QueryStates query={report}>{() => <QueryStates query={instrument}>{() => null}</QueryStates>}</QueryStates>
    </Page>
  );
}

/** A report grows while answers come in; after that it is on its way. */
function titleOf(content: ReportContent): string {
  if (content.kind === 'released') return 'report.title';
  return content.reason === 'still-collecting' ? 'report.titleEarly' : 'report.titleLate';
}

/** What of a report there is to show; null for one that could not be computed. */
function contentOf({ result }: Report): ReportContent | null {
  switch (result.status) {
    case 'collecting':
      return { kind: 'held-back', reason: 'still-collecting' };
    case 'being-counted':
      return { kind: 'held-back', reason: 'being-counted' };
    case 'not-computed':
    case 'never-computed':
      return null;
    case 'waiting-for-release':
      return { kind: 'held-back', reason: 'waiting-for-release' };
    case 'released':
      return { kind: 'released', release: result.release, self: result.self };
  }
}

/** Are people asked once more, or is that not out yet? */
function isUnderWay({ campaign: { round, state } }: Report): boolean {
  return round > 1 && state !== 'released';
}

function ReportView({ report, instrument }: { report: Report; instrument: Instrument }): JSX.Element {
  const { say } = useReportWords();
  const content = contentOf(report);
  if (content === null) return <WithoutReport report={report} />;
  if (content.kind === 'released' && standingOf(content.release) !== 'something-shown') {
    return (
      <Page
        title={say(isUnderWay(report) ? 'report.nothing.titleSoFar' : 'report.nothing.title')}
        lede={<Lede report={report} />}
        back={<BackLink report={report} />}
        actions={report.viewer === 'leader' && <ShareButton report={report} />}
      >
        <FurtherRoundNote report={report} />
        <NothingShown report={report} content={content} instrument={instrument} />
      </Page>
    );
  }
  return (
    <Page
      title={say(titleOf(content))}
      lede={<Lede report={report} />}
      back={<BackLink report={report} />}
      actions={report.viewer === 'leader' && content.kind === 'released' && <ShareButton report={report} />}
    >
      <FurtherRoundNote report={report} />
      <WhoAnswered report={report} />
      {content.kind === 'released' && <HowToRead {...content} instrument={instrument} />}
      <Heatmap content={content} instrument={instrument} />
      {content.kind === 'released' && (
        <>
          <StrengthsSection {...content} instrument={instrument} />
          {content.self?.self.status === 'shown' && (
            <DifferencesSection release={content.release} self={content.self} instrument={instrument} />
          )}
          <PrintedMasteries content={content} instrument={instrument} />
          <CommentsSection release={content.release} instrument={instrument} />
        </>
      )}
    </Page>
  );
}

/** Answers about this leader could not be counted: until when they are tried again, or that it is over. */
function WithoutReport({ report }: { report: Report }): JSX.Element {
  const { i18n } = useTranslation();
  const { say } = useReportWords();
  const { result } = report;
  const keptUntil = result.status === 'not-computed' ? result.keptUntil : null;
  const subject = result.status === 'never-computed' ? 'report.neverComputed' : 'report.notComputed';
  const next =
    result.status === 'not-computed' && keptUntil === null ? 'report.notComputed.nextRound' : `${subject}.next`;
  return (
    <Page title={say(`${subject}.title`)} lede={<Lede report={report} />} back={<BackLink report={report} />}>
      <Notice>{say(next, keptUntil ? { until: formatDay(keptUntil, i18n.language) } : {})}</Notice>
    </Page>
  );
}

function BackLink({ report }: { report: Report }): JSX.Element {
  const { t } = useTranslation();
  if (report.viewer !== 'hr') return <Link to="/feedback">{t('feedback.back')}</Link>;
  return (
    <Link to="/campaigns/$campaignId" params={{ campaignId: report.campaign.id }}>
      {t('raters.back')}
    </Link>
  );
}

function Lede({ report }: { report: Report }): JSX.Element {
  const { t, i18n } = useTranslation();
  const { say } = useReportWords();
  const { campaign, result, leader } = report;
  const deadline = formatMoment(campaign.deadlineAt, i18n.language);
  if (result.status !== 'released') {
    return (
      <>
        {t(`report.lede.${result.status}`, {
          name: campaign.name,
          deadline,
          deleted: result.status === 'never-computed' ? formatDay(result.deletedAt, i18n.language) : '',
          count: campaign.minimumGroupSize,
        })}
      </>
    );
  }
  const who = report.viewer === 'leader' ? null : [leader.name, leader.title].filter(Boolean).join(', ');
  return (
    <>
      {who && `${who}. `}
      <WhoIsShown release={result.release} campaignName={campaign.name} />{' '}
      {standingOf(result.release) === 'something-shown' && say('report.ledeUse')}
    </>
  );
}

/** How many answered, and how their answers are shown; or why nothing is. */
function WhoIsShown({ release, campaignName: name }: { release: LeaderRelease; campaignName: string }): string {
  const { t } = useTranslation();
  const answered = answeredIn(release);
  switch (answered.kind) {
    case 'together':
      if (answered.identified === 0) return t('report.lede.released', { count: answered.people, name });
      return t('report.lede.releasedBeside', {
        people: t('report.lede.people', { count: answered.people }),
        count: answered.identified,
        name,
      });
    case 'identified-alone':
      return t('report.lede.identifiedAlone', { count: answered.identified, name });
    case 'nothing-judged':
      return t('report.lede.nothingJudged', { name });
    case 'nothing':
      // Where a further round may follow, what was held back still counts for it.
      return t(release.policy.furtherRound ? 'report.lede.nothingSoFar' : 'report.lede.nothing', { name });
  }
}
