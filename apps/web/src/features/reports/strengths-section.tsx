import type { Instrument, LeaderRelease, SelfReport } from '@heartset/model';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, CardGrid } from '../../components/card.tsx';
import { useLabelWords } from '../../components/group-words.ts';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import styles from './report.module.css';
import { useReportWords } from './report-words.ts';

type StrengthsProps = { release: LeaderRelease; self: SelfReport | null; instrument: Instrument };

/** Two or three masteries to lean on, one of each focus where the answers allow. */
export function StrengthsSection({ release, self, instrument }: StrengthsProps): JSX.Element {
  const { t } = useTranslation();
  const { say } = useReportWords();
  return (
    <Section title={t('report.strengths.title')} sub={say('report.strengths.text')}>
      {release.strengths.length === 0 ? (
        <Notice tone="quiet">{t('report.strengths.none')}</Notice>
      ) : (
        <CardGrid>
          {release.strengths.map((itemId) => (
            <Strength key={itemId} itemId={itemId} release={release} self={self} instrument={instrument} />
          ))}
        </CardGrid>
      )}
    </Section>
  );
}

function Strength({ itemId, release, self, instrument }: StrengthsProps & { itemId: string }): JSX.Element | null {
  const { i18n } = useTranslation();
  const { value, say } = useReportWords();
  const labelWords = useLabelWords();
  const item = instrument.items.find((each) => each.id === itemId);
  const released = release.items.find((each) => each.itemId === itemId);
  if (item === undefined || released === undefined) return null;
  const cell = instrument.cells.find((each) => each.id === item.cellId);
  const own = self?.items.find((each) => each.itemId === itemId);
  const from = released.blocks.flatMap((block) =>
    block.status === 'shown'
      ? [say('report.strengths.from', { value: value(block), groups: labelWords(block.block) })]
      : [],
  );
  const verdict = own?.comparison.status === 'shown' ? own.comparison.verdict : null;
  return (
    <Card>
      <p className={styles.kicker}>{cell?.name}</p>
      <h3 className={styles.cardTitle}>{item.name}</h3>
      <p className={styles.cardText}>
        {new Intl.ListFormat(i18n.language).format(from)}.{' '}
        {own?.self.status === 'shown' && say('report.strengths.self', { value: value(own.self) })}
        {verdict === 'hidden-strength' && ` ${say('report.strengths.underrated')}`}
      </p>
    </Card>
  );
}
