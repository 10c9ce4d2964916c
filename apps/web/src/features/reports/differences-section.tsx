import type { Instrument, InstrumentItem, LeaderRelease, SelfReport, SelfVerdict } from '@heartset/model';
import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { MasteryList } from './mastery-list.tsx';
import styles from './report.module.css';
import { useReportWords } from './report-words.ts';
import { usePrinting } from './use-printing.ts';

type DifferencesProps = { release: LeaderRelease; self: SelfReport; instrument: Instrument };

const told: SelfVerdict[] = ['hidden-strength', 'blind-spot'];

/** How many are told before "show all". */
const first = 3;

/** Where the leader and the others clearly differ. */
export function DifferencesSection({ release, self, instrument }: DifferencesProps): JSX.Element {
  const { t } = useTranslation();
  const { say } = useReportWords();
  const lists = told.map((verdict) => ({ verdict, items: clearestFirst({ release, self, instrument }, verdict) }));
  return (
    <Section title={say('report.differences.title')} sub={say('report.differences.text')}>
      {lists.every(({ items }) => items.length === 0) && <Notice tone="quiet">{say('report.differences.none')}</Notice>}
      {lists.map(
        ({ verdict, items }) =>
          items.length > 0 && (
            <Differences
              key={verdict}
              title={say(`report.differences.${verdict}`)}
              items={items}
              release={release}
              self={self}
            />
          ),
      )}
      <p className={styles.small}>{t('report.differences.note')}</p>
    </Section>
  );
}

/** The items with this verdict, the largest difference first. */
function clearestFirst({ release, self, instrument }: DifferencesProps, verdict: SelfVerdict): InstrumentItem[] {
  const difference = (itemId: string) => {
    const others = release.items.find((item) => item.itemId === itemId)?.everyoneElse;
    const own = self.items.find((item) => item.itemId === itemId)?.self;
    return others?.status === 'shown' && own?.status === 'shown' ? Math.abs(own.value - others.value) : 0;
  };
  return instrument.items
    .filter((item) =>
      self.items.some(
        ({ itemId, comparison }) =>
          itemId === item.id && comparison.status === 'shown' && comparison.verdict === verdict,
      ),
    )
    .sort((a, b) => difference(b.id) - difference(a.id));
}

type ListProps = { title: string; items: InstrumentItem[]; release: LeaderRelease; self: SelfReport };

function Differences({ title, items, release, self }: ListProps): JSX.Element {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const all = usePrinting() || opened;
  return (
    <div className={styles.difference}>
      <h3 className={styles.minor}>{title}</h3>
      <Card tight>
        <MasteryList items={all ? items : items.slice(0, first)} release={release} self={self} />
      </Card>
      {!all && items.length > first && (
        <Button className={styles.onScreen} variant="subtle" mt={8} onClick={() => setOpened(true)}>
          {t('report.differences.all', { count: items.length })}
        </Button>
      )}
    </div>
  );
}
