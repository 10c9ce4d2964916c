import type { ReleasedBlock } from '@heartset/model';
import type { LabelInProgress, Report } from '@heartset/model/api/reports';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../components/button-link.tsx';
import { Chip, ChipList } from '../../components/chip.tsx';
import { useGroupWords } from '../../components/group-words.ts';
import { Notice } from '../../components/notice.tsx';
import { GroupShape, Shape } from '../../components/shapes.tsx';
import { formatCalendarDay } from '../../lib/format-date.ts';
import { blockWords } from './block-words.ts';
import styles from './report.module.css';
import { useReportWords } from './report-words.ts';

/** Who was asked, and, as far as it may be said, how many answered. */
export function WhoAnswered({ report }: { report: Report }): JSX.Element {
  const { t } = useTranslation();
  const { result } = report;
  return (
    <div className={styles.who}>
      {result.status === 'released' && (
        <ChipList label={t('report.whoAnswered')}>
          {result.release.blocks.map((block) => (
            <li key={block.block}>
              <BlockChip block={block} />
            </li>
          ))}
          {result.self?.self.status === 'shown' && (
            <li>
              <SelfChip />
            </li>
          )}
        </ChipList>
      )}
      {result.status === 'collecting' && (
        <Collecting labels={result.labels} minimum={report.campaign.minimumGroupSize} />
      )}
      <SelfCall report={report} />
    </div>
  );
}

function BlockChip({ block }: { block: ReleasedBlock }): JSX.Element {
  const { t } = useTranslation();
  const words = useGroupWords();
  const groups = words(block.groups);
  if (block.status === 'withheld') {
    return (
      <Chip>
        <GroupShape groups={block.groups} size={12} />
        {t(blockWords(block), { groups, count: block.invited })}
      </Chip>
    );
  }
  return (
    <Chip>
      <GroupShape groups={block.groups} size={12} />
      <span>
        <b>{block.n}</b> {t(blockWords(block), { groups, invited: block.invited })}
      </span>
    </Chip>
  );
}

function SelfChip(): JSX.Element {
  const { selfName } = useReportWords();
  return (
    <Chip>
      <Shape name="diamond" size={12} /> {selfName}
    </Chip>
  );
}

function Collecting({ labels, minimum }: { labels: LabelInProgress[]; minimum: number }): JSX.Element {
  const { t, i18n } = useTranslation();
  const words = useGroupWords();
  const asOf = labels.find((label) => label.asOf !== null)?.asOf;
  return (
    <>
      <ChipList label={t('report.whoAsked')}>
        {labels.map((label) => (
          <li key={label.label}>
            <Chip tone={label.progress === 'enough' ? 'teal' : 'plain'}>
              <GroupShape groups={label.groups} size={12} />
              <span>
                {words(label.groups)}, {t('campaign.asked', { count: label.invited })}:{' '}
                <b>{t(progressKey(label, minimum))}</b>
              </span>
            </Chip>
          </li>
        ))}
      </ChipList>
      <p className={styles.small}>
        {asOf ? t('report.asOf', { day: formatCalendarDay(asOf, i18n.language) }) : t('report.asOfNever')}
      </p>
    </>
  );
}

function progressKey(label: LabelInProgress, minimum: number): string {
  if (label.identified) return 'labelWord.identified';
  if (label.invited < minimum) return 'labelWord.too-few-asked';
  return label.progress === 'enough' ? 'labelWord.enoughLong' : 'labelWord.not-yet';
}

function SelfCall({ report }: { report: Report }): JSX.Element | null {
  const { t } = useTranslation();
  if (report.viewer !== 'leader' || report.result.status !== 'collecting') return null;
  if (report.selfAssessment === 'sent') return null;
  return (
    <Notice>
      <p className={styles.callText}>{t('report.selfCall')}</p>
      <ButtonLink to="/self/$campaignId" params={{ campaignId: report.campaign.id }}>
        {t(report.selfAssessment === 'begun' ? 'feedback.selfContinue' : 'feedback.selfBegin')}
      </ButtonLink>
    </Notice>
  );
}
