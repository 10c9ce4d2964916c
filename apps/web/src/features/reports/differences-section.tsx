import type { Instrument, LeaderRelease, SelfReport, SelfVerdict } from '@heartset/model';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { MasteryList } from './mastery-list.tsx';
import styles from './report.module.css';
import { useReportWords } from './report-words.ts';

type DifferencesProps = { release: LeaderRelease; self: SelfReport; instrument: Instrument };

const told: SelfVerdict[] = ['hidden-strength', 'blind-spot'];

/** Where the leader and the others clearly differ. */
export function DifferencesSection({ release, self, instrument }: DifferencesProps): JSX.Element {
  const { t } = useTranslation();
  const { say } = useReportWords();
  const itemsOf = (verdict: SelfVerdict) =>
    instrument.items.filter((item) =>
      self.items.some(
        ({ itemId, comparison }) =>
          itemId === item.id && comparison.status === 'shown' && comparison.verdict === verdict,
      ),
    );
  const none = told.every((verdict) => itemsOf(verdict).length === 0);
  return (
    <Section title={say('report.differences.title')} sub={say('report.differences.text')}>
      {none && <Notice tone="quiet">{say('report.differences.none')}</Notice>}
      {told.map((verdict) => {
        const items = itemsOf(verdict);
        if (items.length === 0) return null;
        return (
          <div key={verdict} className={styles.difference}>
            <h3 className={styles.minor}>{say(`report.differences.${verdict}`, { count: items.length })}</h3>
            <Card tight>
              <MasteryList items={items} release={release} self={self} />
            </Card>
          </div>
        );
      })}
      <p className={styles.small}>{t('report.differences.note')}</p>
    </Section>
  );
}
