import { groupsOfLabel, type Instrument, type LeaderRelease } from '@heartset/model';
import type { Report } from '@heartset/model/api/reports';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../components/button-link.tsx';
import { Card, CardGrid } from '../../components/card.tsx';
import { Chip, ChipList } from '../../components/chip.tsx';
import { useLabelWords } from '../../components/group-words.ts';
import { Section } from '../../components/page.tsx';
import { GroupShape } from '../../components/shapes.tsx';
import { formatDay } from '../../lib/format-date.ts';
import { mayAskOnceMore } from './ask-once-more.ts';
import { Heatmap } from './heatmap.tsx';
import styles from './report.module.css';
import { type ReportContent, standingOf } from './report-view.ts';
import { useReportWords } from './report-words.ts';

type NothingShownProps = {
  report: Report;
  content: Extract<ReportContent, { kind: 'released' }>;
  instrument: Instrument;
};

/** A report in which nothing of others may be shown: who was asked, why it is so, and what can be done next. */
export function NothingShown({ report, content, instrument }: NothingShownProps): JSX.Element {
  const { t } = useTranslation();
  const { say } = useReportWords();
  const { release, self } = content;
  const count = release.policy.minimumGroupSize;
  const why = standingOf(release) === 'too-few-could-judge' ? 'whyJudged' : 'whyFew';
  return (
    <>
      <Asked release={release} />
      <Section title={t('report.nothing.whyTitle')}>
        <p className={styles.passage}>{t(`report.nothing.${why}`, { count })}</p>
        <p className={styles.passage}>{say('report.nothing.verdict')}</p>
      </Section>
      <NextSteps report={report} instrument={instrument} />
      {self?.self.status === 'shown' && (
        <Section title={say('report.nothing.selfTitle')} sub={say('report.nothing.selfText')}>
          <Heatmap content={content} instrument={instrument} />
        </Section>
      )}
    </>
  );
}

/** By label, as the people asked were told that they would count. */
function Asked({ release }: { release: LeaderRelease }): JSX.Element {
  const { t } = useTranslation();
  const labelWords = useLabelWords();
  const { reason } = useReportWords();
  const reasonOf = (name: string) => {
    const block = release.blocks.find((each) => each.block === name);
    return block?.status === 'withheld' ? reason(block.reason) : t('report.nothing.answered', { count: block?.n ?? 0 });
  };
  return (
    <div className={styles.who}>
      <ChipList label={t('report.nothing.asked')}>
        {release.labels.map(({ label, invited }) => (
          <li key={label}>
            <Chip>
              <GroupShape groups={groupsOfLabel(label)} size={12} />
              {t('report.nothing.label', { groups: labelWords(label), count: invited })}
            </Chip>
          </li>
        ))}
      </ChipList>
      {release.blocks.map(({ block }) => (
        <p key={block} className={styles.small}>
          {release.blocks.length > 1 && <b>{labelWords(block)}: </b>}
          {reasonOf(block)}
        </p>
      ))}
    </div>
  );
}

/** How many questions are proposed for a talk. */
const talked = 3;

/** A campaign that was opened so can ask those who have not answered once more: that costs nobody a new campaign. */
function OnceMore({ report }: { report: Report }): JSX.Element | null {
  const { t, i18n } = useTranslation();
  const { askAgainUntil, id } = report.campaign;
  if (!mayAskOnceMore(report.campaign, new Date()) || askAgainUntil === null) return null;
  const until = formatDay(askAgainUntil, i18n.language);
  if (report.viewer !== 'hr') return <p className={styles.cardText}>{t('report.nothing.onceMore', { until })}</p>;
  return (
    <p className={styles.cardText}>
      {t('report.nothing.onceMoreHr', { until })}{' '}
      <Link to="/campaigns/$campaignId" params={{ campaignId: id }}>
        {t('report.nothing.onceMoreLink')}
      </Link>
    </p>
  );
}

function NextSteps({ report, instrument }: { report: Report; instrument: Instrument }): JSX.Element {
  const { t } = useTranslation();
  const { say } = useReportWords();
  const mine = report.viewer === 'leader';
  const asked = instrument.askOthers.filter((prompt) => report.campaign.promptIds.includes(prompt.id));
  const prompts = (asked.length > 0 ? asked : instrument.askOthers).slice(0, talked);
  return (
    <Section title={say('report.nothing.nextTitle')}>
      <CardGrid>
        <Card>
          <h3 className={styles.cardTitle}>{t('report.nothing.againTitle')}</h3>
          <p className={styles.cardText}>{say('report.nothing.again')}</p>
          <OnceMore report={report} />
          {mine && (
            <ButtonLink to="/feedback/new" variant="default" mt={14}>
              {t('report.nothing.againButton')}
            </ButtonLink>
          )}
        </Card>
        <Card>
          <h3 className={styles.cardTitle}>{t('report.nothing.talkTitle')}</h3>
          <p className={styles.cardText}>{say('report.nothing.talk')}</p>
          <ul className={styles.questions}>
            {prompts.map((prompt) => (
              <li key={prompt.id}>{prompt.prompt}</li>
            ))}
          </ul>
        </Card>
        {mine && report.selfAssessment === 'sent' && (
          <Card>
            <h3 className={styles.cardTitle}>{t('report.nothing.ownTitle')}</h3>
            <p className={styles.cardText}>{t('report.nothing.own')}</p>
            <p className={styles.cardText}>
              <Link to="/self/$campaignId" params={{ campaignId: report.campaign.id }}>
                {t('report.nothing.ownLink')}
              </Link>
            </p>
          </Card>
        )}
      </CardGrid>
    </Section>
  );
}
