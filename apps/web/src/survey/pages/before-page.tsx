import type { InstrumentItem } from '@heartset/model';
import type { RaterInvitation } from '@heartset/model/api/rater';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../lib/format-date.ts';
import { GroupShape } from '../parts/group-shape.tsx';
import { NotYou } from '../parts/not-you.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { CountedAs, ShownSentences } from '../parts/shown-sentences.tsx';
import { SiteBar } from '../parts/site-bar.tsx';
import { SiteFoot } from '../parts/site-foot.tsx';
import { WhatIsPromised } from '../parts/what-is-promised.tsx';
import type { Assignment } from '../parts/wording.ts';
import { PublishedNumber } from '../published-number/published-number.tsx';

interface BeforePageProps {
  invitation: RaterInvitation;
  assignment: Assignment;
  minutes: number;
  items: readonly InstrumentItem[];
  begun: boolean;
  lasting: boolean;
  notices: ReactNode;
  askedForComments: boolean;
  otherDevice: ReactNode;
  onBegin(): void;
  /** Absent where this leader is the only one. */
  onList?: (() => void) | undefined;
  onLeave(): Promise<boolean>;
}

/** Before the first question: about whom, in which role, how answers are shown and to whom, what is promised. */
export function BeforePage(props: BeforePageProps) {
  const {
    invitation,
    assignment,
    minutes,
    items,
    begun,
    lasting,
    notices,
    askedForComments,
    onBegin,
    onList,
    onLeave,
  } = props;
  const { t, i18n } = useTranslation();
  const { campaign, organizationName } = invitation;
  const leader = assignment.leaderName;
  const deadline = formatMoment(campaign.deadlineAt, i18n.language);
  const needed = t('minutes', { count: minutes });

  return (
    <>
      <SiteBar />
      <main className="page before">
        <PageHeading key={assignment.id} title={t('page.for', { leader })}>
          <span className="eyebrow">{t('before.eyebrow')}</span> {leader}
        </PageHeading>
        {assignment.leaderTitle === null ? null : <p className="leader-title">{assignment.leaderTitle}</p>}
        {notices}
        <dl className="facts">
          <Fact name={t('before.role')}>
            <p className="role">{t(`group.${assignment.group}.as`)}.</p>
            <CountedAs assignment={assignment} />
            <PublishedNumber campaignId={campaign.id} assignment={assignment} />
            <Crowd assignment={assignment} />
          </Fact>
          <Fact name={t('before.shown')}>
            <ShownSentences campaign={campaign} assignment={assignment} askedForComments={askedForComments} />
          </Fact>
          <Fact name={t('before.readers')}>
            <p>{t(`before.readers-${campaign.reportReaders}`, { leader, organization: organizationName })}</p>
            {campaign.releaseMode === 'by-hr' ? <p>{t('before.readers-when')}</p> : null}
          </Fact>
          <Fact name={t('before.time')}>
            <p>
              {t(lasting ? 'before.time-text' : 'before.time-text-at-once', {
                minutes: needed.charAt(0).toLocaleUpperCase() + needed.slice(1),
                deadline,
              })}
            </p>
            <p>
              {t('before.time-what', {
                statements: items.length,
                masteries: items.filter((item) => item.cellId !== null).length,
              })}
            </p>
          </Fact>
        </dl>
        <WhatIsPromised campaign={campaign} />
        <div className="actions">
          <button className="button large" type="button" onClick={onBegin}>
            {t(begun ? 'before.resume' : 'before.begin')}
          </button>
          {onList ? (
            <button className="button quiet" type="button" onClick={onList}>
              {t('before.all')}
            </button>
          ) : null}
        </div>
        {props.otherDevice}
        <p className="small">{t(assignment.identified ? 'before.free-identified' : 'before.free')}</p>
        {onList ? null : <NotYou rater={invitation.raterName} onLeave={onLeave} />}
      </main>
      <SiteFoot />
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const crowdMaximum = 12;

/** Everybody who counts under the label, oneself filled in: one sees how one disappears among them. */
function Crowd({ assignment }: { assignment: Assignment }) {
  if (assignment.identified || assignment.invited < 2 || assignment.invited > crowdMaximum) return null;
  return (
    <div className="crowd" aria-hidden="true">
      {Array.from({ length: assignment.invited }, (_, place) => place).map((place) => (
        <GroupShape key={place} groups={assignment.labelGroups} filled={place === 0} />
      ))}
    </div>
  );
}
