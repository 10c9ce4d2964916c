import type { Instrument } from '@heartset/model';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/page.tsx';
import { HeldGroups } from './held-groups.tsx';
import { MasteryList } from './mastery-list.tsx';
import styles from './report.module.css';
import { itemsOfCell, type ReportContent } from './report-view.ts';
import { usePrinting } from './use-printing.ts';

type PrintedMasteriesProps = { content: Extract<ReportContent, { kind: 'released' }>; instrument: Instrument };

/** On paper alone: every mastery, cell by cell, as the cells open into them on the screen. */
export function PrintedMasteries({ content, instrument }: PrintedMasteriesProps): JSX.Element | null {
  const { t } = useTranslation();
  const printing = usePrinting();
  if (!printing) return null;
  const parts = [
    { id: 'core', name: instrument.core.headline, items: itemsOfCell(instrument, null) },
    ...instrument.cells.map(({ id, name }) => ({ id, name, items: itemsOfCell(instrument, id) })),
  ];
  return (
    <Section title={t('report.printed.masteries')}>
      <HeldGroups release={content.release} />
      {parts.map(({ id, name, items }) => (
        <div key={id} className={styles.printedCell}>
          <h3 className={styles.minor}>{name}</h3>
          <MasteryList items={items} release={content.release} self={content.self} />
        </div>
      ))}
    </Section>
  );
}
