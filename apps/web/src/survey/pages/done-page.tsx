import type { RaterInvitation } from '@heartset/model/api/rater';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../lib/format-date.ts';
import { isNeverShown } from '../parts/how-shown.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { Receipt } from '../parts/receipt.tsx';
import { SiteBar } from '../parts/site-bar.tsx';
import { SiteFoot } from '../parts/site-foot.tsx';
import type { Assignment } from '../parts/wording.ts';

interface DonePageProps {
  invitation: RaterInvitation;
  assignment: Assignment;
  /** Null where other answers were counted with this ballot. */
  receipt: string | null;
  /** This browser keeps it. */
  lasting: boolean;
  /** Leaders who still wait for this rater. */
  waiting: readonly Assignment[];
  onNext(assignmentId: string): void;
  onList(): void;
}

/** Thanks, what happens next, and whoever is next. */
export function DonePage({ invitation, assignment, receipt, lasting, waiting, onNext, onList }: DonePageProps) {
  const { t, i18n } = useTranslation();
  const leader = assignment.leaderName;
  const deadline = formatMoment(invitation.campaign.deadlineAt, i18n.language);
  const [next] = waiting;
  return (
    <>
      <SiteBar />
      <main className="page done">
        <PageHeading key={assignment.id}>
          {t(receipt === null ? 'sending.other-counted-heading' : 'done.heading')}
        </PageHeading>
        <p className="lead">{t(receipt === null ? 'sending.other-counted' : 'done.text', { leader })}</p>
        {receipt === null ? null : <Receipt receipt={receipt} campaignId={invitation.campaign.id} lasting={lasting} />}
        <section aria-labelledby="next">
          <h2 id="next">{t('done.next')}</h2>
          <ol className="steps">
            <li>{t('done.step-close', { deadline })}</li>
            <li>{t('done.step-count')}</li>
            <li>{t(reportStep(assignment, invitation.campaign), { leader })}</li>
          </ol>
        </section>
        {next ? (
          <>
            <p>{t('done.go-on-why', { count: waiting.length })}</p>
            <div className="actions">
              <button className="button large" type="button" onClick={() => onNext(next.id)}>
                {t('done.go-on', { leader: next.leaderName })}
              </button>
              <button className="button quiet" type="button" onClick={onList}>
                {t('done.to-list')}
              </button>
            </div>
          </>
        ) : (
          <p className="small">{t('done.close')}</p>
        )}
      </main>
      <SiteFoot />
    </>
  );
}

/** What the report will show of these answers, as it was said before. */
function reportStep(assignment: Assignment, campaign: RaterInvitation['campaign']): string {
  if (assignment.identified) return 'done.step-report-identified';
  return isNeverShown(assignment, campaign) ? 'done.step-report-never' : 'done.step-report';
}
