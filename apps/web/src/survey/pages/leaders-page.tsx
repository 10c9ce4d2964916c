import type { RaterInvitation } from '@heartset/model/api/rater';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { emptyDraft } from '../../features/survey-answering/draft.ts';
import { minutesLeft, surveyProgress } from '../../features/survey-answering/progress.ts';
import type { SurveyPage } from '../../features/survey-answering/survey-pages.ts';
import { formatMoment } from '../../lib/format-date.ts';
import { ForgetDrafts } from '../parts/forget-drafts.tsx';
import { GroupShape } from '../parts/group-shape.tsx';
import { NotYou } from '../parts/not-you.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { SiteBar } from '../parts/site-bar.tsx';
import { SiteFoot } from '../parts/site-foot.tsx';
import { currentPace } from '../parts/use-pace.ts';
import type { Standing, Standings } from '../parts/use-standings.ts';
import type { Assignment } from '../parts/wording.ts';

interface LeadersPageProps {
  invitation: RaterInvitation;
  pages: readonly SurveyPage[];
  standings: Standings;
  credit: string;
  notices: ReactNode;
  otherDevice: ReactNode;
  onOpen(assignmentId: string, standing: Standing): void;
  onForget(): void;
  onLeave(): Promise<boolean>;
}

/** Whom one is asked about, in which role, until when, and how it stands. */
export function LeadersPage(props: LeadersPageProps) {
  const { invitation, pages, standings, credit, notices, otherDevice, onOpen, onForget, onLeave } = props;
  const { t, i18n } = useTranslation();
  const { assignments, campaign, organizationName, raterName } = invitation;
  const open = assignments.filter(({ id }) => standings.get(id)?.state !== 'sent');
  const kept = [...standings.values()].some(({ state }) => state === 'draft' || state === 'sent');

  if (assignments.length === 0) {
    return (
      <>
        <SiteBar />
        <main className="page notice">
          <PageHeading>{t('list.empty-heading')}</PageHeading>
          <p className="lead">{t('list.empty')}</p>
        </main>
        <SiteFoot />
      </>
    );
  }
  return (
    <>
      <SiteBar />
      <main className="page">
        <PageHeading key={String(open.length === 0)}>
          {open.length === 0 ? t('list.heading-done') : t('list.heading', { count: assignments.length })}
        </PageHeading>
        <p className="lead">
          {open.length === 0
            ? t('list.intro-done', { organization: organizationName })
            : t('list.intro', { organization: organizationName, rater: raterName, campaign: campaign.name })}
        </p>
        {open.length === 0 ? null : (
          <p className="deadline">{t('list.until', { deadline: formatMoment(campaign.deadlineAt, i18n.language) })}</p>
        )}
        {notices}
        <ul className="leaders">
          {assignments.map((assignment) => (
            <Leader
              key={assignment.id}
              assignment={assignment}
              pages={pages}
              standing={standings.get(assignment.id) ?? { state: 'new' }}
              onOpen={onOpen}
            />
          ))}
        </ul>
        {open.length === 0 ? null : otherDevice}
        {kept ? <ForgetDrafts onForget={onForget} /> : null}
        <NotYou rater={raterName} onLeave={onLeave} />
        <p className="small credit">{credit}</p>
      </main>
      <SiteFoot />
    </>
  );
}

interface LeaderProps {
  assignment: Assignment;
  pages: readonly SurveyPage[];
  standing: Standing;
  onOpen(assignmentId: string, standing: Standing): void;
}

function Leader({ assignment, pages, standing, onOpen }: LeaderProps) {
  const { t } = useTranslation();
  const action = standing.state === 'sent' || standing.state === 'elsewhere' ? null : t(`list.open.${standing.state}`);
  const progress = standing.state === 'draft' ? surveyProgress(pages, standing.draft) : null;
  const minutes = minutesLeft(pages, emptyDraft(''), 0, currentPace());
  return (
    <li className={`leader leader-${standing.state}`}>
      <div className="leader-words">
        <h2>{assignment.leaderName}</h2>
        {assignment.leaderTitle === null ? null : <p className="leader-title">{assignment.leaderTitle}</p>}
        <p className="leader-role">
          <GroupShape groups={assignment.labelGroups} />
          {t(`group.${assignment.group}.as`)}
        </p>
        <p className="leader-state">
          {progress
            ? t('list.state.draft', { ...progress })
            : t(`list.state.${standing.state}`, { minutes: capital(t('minutes', { count: minutes })) })}
        </p>
        {standing.state === 'sent' && standing.receipt !== null ? (
          <p className="small">{t('list.receipt', { receipt: standing.receipt })}</p>
        ) : null}
        {standing.state === 'elsewhere' ? <p className="small">{t('list.elsewhere-help')}</p> : null}
        {progress ? <progress max={progress.items} value={progress.answered} aria-hidden="true" /> : null}
      </div>
      {action === null ? null : (
        <button
          className="button"
          type="button"
          aria-label={t('list.about', { action, leader: assignment.leaderName })}
          onClick={() => onOpen(assignment.id, standing)}
        >
          {action}
        </button>
      )}
    </li>
  );
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
