import type { FocusId, Instrument, LeaderRelease, SelfReport } from '@heartset/model';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, CardGrid } from '../../components/card.tsx';
import { useLabelWords } from '../../components/group-words.ts';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { formatValue } from './format-value.ts';
import styles from './report.module.css';
import { useReportWords } from './report-words.ts';
import { strengthsView } from './strengths-view.ts';
import { strengthLine } from './verdict-words.ts';

type StrengthsProps = { release: LeaderRelease; self: SelfReport | null; instrument: Instrument };

/** Two or three masteries to lean on, one of each focus where the answers allow; what is only the highest is called that. */
export function StrengthsSection({ release, self, instrument }: StrengthsProps): JSX.Element {
  const { t, i18n } = useTranslation();
  const { say } = useReportWords();
  const { kind, foci, missing } = strengthsView(release, instrument);
  if (kind === 'none-shown' || kind === 'none-high') {
    return (
      <Section title={t('report.strengths.title')}>
        <Notice tone="quiet">{t(`report.strengths.${kind}`)}</Notice>
      </Section>
    );
  }
  const list = new Intl.ListFormat(i18n.language);
  const names = (ids: readonly FocusId[]) =>
    list.format(ids.flatMap((id) => instrument.foci.find((focus) => focus.id === id)?.name ?? []));
  const line = formatValue(strengthLine, i18n.language);
  return (
    <Section title={t('report.strengths.title')} sub={say(`report.strengths.${kind}`, { foci: names(foci), line })}>
      <CardGrid>
        {release.strengths.map((itemId) => (
          <Strength key={itemId} itemId={itemId} release={release} self={self} instrument={instrument} />
        ))}
      </CardGrid>
      {missing.length > 0 && <p className={styles.small}>{t('report.strengths.missing', { foci: names(missing) })}</p>}
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
  return (
    <Card>
      <p className={styles.kicker}>{cell?.name}</p>
      <h3 className={styles.cardTitle}>{item.name}</h3>
      <p className={styles.cardText}>
        {new Intl.ListFormat(i18n.language).format(from)}.{' '}
        {own?.self.status === 'shown' && say('report.strengths.self', { value: value(own.self) })}{' '}
        <Standing released={released} verdict={own?.comparison.status === 'shown' ? own.comparison.verdict : null} />
      </p>
    </Card>
  );
}

type StandingProps = { released: LeaderRelease['items'][number]; verdict: string | null };

/** What makes it worth naming, where the numbers alone do not say it. */
function Standing({ released: { everyoneElse }, verdict }: StandingProps): string | null {
  const { say } = useReportWords();
  if (everyoneElse.status === 'withheld') return null;
  if (verdict === 'hidden-strength') return say('report.strengths.underrated');
  if (everyoneElse.value >= strengthLine) return null;
  return say(verdict === 'blind-spot' ? 'report.strengths.highestSelfHigher' : 'report.strengths.highest');
}
