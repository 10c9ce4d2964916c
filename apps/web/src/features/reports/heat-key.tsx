import type { Instrument } from '@heartset/model';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { HeatScale, HeldSwatch } from '../../components/heat-swatches.tsx';
import { Shape } from '../../components/shapes.tsx';
import styles from './heatmap.module.css';
import type { ReportContent, ReportView } from './report-view.ts';
import { useReportWords } from './report-words.ts';

type HeatKeyProps = { content: ReportContent; instrument: Instrument; view: ReportView };

/** What colours, shapes and hatching mean. */
export function HeatKey({ content, instrument, view }: HeatKeyProps): JSX.Element {
  const { t } = useTranslation();
  const { selfName, say } = useReportWords();
  const self = content.kind === 'released' && content.self?.self.status === 'shown';
  return (
    <ul className={styles.key} aria-label={t('report.key.label')}>
      {content.kind === 'released' && view !== 'gap' && (
        <li>
          <HeatScale scale={instrument.scale} />
        </li>
      )}
      {content.kind === 'released' && view === 'gap' && <li>{say('report.keyGap')}</li>}
      {content.kind === 'released' && view === 'everyone' && (
        <li>
          <Shape name="ring" size={12} plain /> {t('report.view.everyone').toLowerCase()}
        </li>
      )}
      {self && view !== 'gap' && (
        <li>
          <Shape name="diamond" size={12} plain hollow /> {selfName}
        </li>
      )}
      <li>
        <HeldSwatch /> {t('report.key.held')}
      </li>
    </ul>
  );
}
