import type { InstrumentItem } from '@heartset/model';
import type { RaterInvitation } from '@heartset/model/api/rater';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../lib/format-date.ts';
import { GroupShape } from '../parts/group-shape.tsx';
import { howShown, isCallout } from '../parts/how-shown.ts';
import { NotYou } from '../parts/not-you.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { SiteBar } from '../parts/site-bar.tsx';
import { type Assignment, inWords, labelInWords } from '../parts/wording.ts';

interface BeforePageProps {
  invitation: RaterInvitation;
  assignment: Assignment;
  minutes: number;
  items: readonly InstrumentItem[];
  begun: boolean;
  lasting: boolean;
  askedForComments: boolean;
  onBegin(): void;
  /** Absent where this leader is the only one. */
  onList?: (() => void) | undefined;
  onLeave(): Promise<boolean>;
}

/** Before the first question: about whom, in which role, how answers are shown and to whom, what is promised. */
export function BeforePage(props: BeforePageProps) {
  const { invitation, assignment, minutes, items, begun, lasting, askedForComments, onBegin, onList, onLeave } = props;
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
        {lasting ? null : <p className="callout">{t('unsaved')}</p>}
        <dl className="facts">
          <Fact name={t('before.role')}>
            <p className="role">{t(`group.${assignment.group}.as`)}.</p>
            <p>{countedAs(assignment)}</p>
            <Crowd assignment={assignment} />
          </Fact>
          <Fact name={t('before.shown')}>
            {howShown(assignment, campaign, askedForComments).map(({ key, others }) => (
              <p key={key} className={isCallout(key) ? 'callout' : undefined}>
                {t(`before.${key}`, {
                  leader,
                  minimum: campaign.minimumGroupSize,
                  groups: labelInWords(assignment.label, t, i18n.language),
                  others: others === undefined ? '' : labelInWords(others, t, i18n.language),
                })}
              </p>
            ))}
          </Fact>
          <Fact name={t('before.readers')}>
            <p>{t(`before.readers-${campaign.reportReaders}`, { leader, organization: organizationName })}</p>
            {campaign.releaseMode === 'by-hr' ? <p>{t('before.readers-when')}</p> : null}
          </Fact>
          <Fact name={t('before.time')}>
            <p>
              {t('before.time-text', { minutes: needed.charAt(0).toLocaleUpperCase() + needed.slice(1), deadline })}
            </p>
            <p>
              {t('before.time-what', {
                statements: items.length,
                masteries: items.filter((item) => item.cellId !== null).length,
              })}
            </p>
          </Fact>
        </dl>
        <section className="promise" aria-labelledby="promise">
          <h2 id="promise">{t('before.promise')}</h2>
          <ul>
            <li>{t('before.promise-stored')}</li>
            <li>{t('before.promise-deleted')}</li>
            {campaign.furtherRound ? <li>{t(`before.promise-round-${campaign.round}`)}</li> : null}
            <li>{t('before.promise-limits')}</li>
            <li>{t('before.promise-guess')}</li>
            <li>{t('before.promise-final')}</li>
          </ul>
        </section>
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
        <p className="small">{t(assignment.identified ? 'before.free-identified' : 'before.free')}</p>
        {onList ? null : <NotYou rater={invitation.raterName} onLeave={onLeave} />}
      </main>
    </>
  );

  function countedAs({ labelGroups, invited, group }: Assignment): string {
    if (labelGroups.length > 1) {
      const groups = inWords(
        labelGroups.map((one) => t(`group.${one}.many`)),
        i18n.language,
      );
      return t('before.counted-with', { groups, count: invited });
    }
    if (invited === 1) return t('before.only-one', { group: t(`group.${group}.one`) });
    return t('before.one-of', { count: invited, groups: t(`group.${group}.many`) });
  }
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
