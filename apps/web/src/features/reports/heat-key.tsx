import type { Instrument } from '@heartset/model';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { HeatScale, HeldSwatch } from '../../components/heat-swatches.tsx';
import { Shape } from '../../components/shapes.tsx';
import { formatValue } from './format-value.ts';
import { gapTints, tintedFrom } from './gap-words.ts';
import styles from './heatmap.module.css';
import type { ReportContent, ReportView } from './report-view.ts';
import { useReportWords } from './report-words.ts';

type HeatKeyProps = { content: ReportContent; instrument: Instrument; view: ReportView };

/** What colours, shapes and hatching mean. */
export function HeatKey({ content, instrument, view }: HeatKeyProps): JSX.Element {
  const { t } = useTranslation();
  const { selfName } = useReportWords();
  const self = content.kind === 'released' && content.self?.self.status === 'shown';
  return (
    <ul className={styles.key} aria-label={t('report.key.label')}>
      {content.kind === 'released' && view !== 'gap' && (
        <li>
          <HeatScale scale={instrument.scale} />
        </li>
      )}
      {content.kind === 'released' && view === 'gap' && <GapKey />}
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

/** What plus and minus stand for, and from which difference on a field is tinted. */
function GapKey(): JSX.Element {
  const { t, i18n } = useTranslation();
  const { say } = useReportWords();
  const from = formatValue(tintedFrom, i18n.language);
  return (
    <>
      <li className={styles.keyWords}>{say('report.keyGap')}</li>
      {gapTints.map((tint) => (
        <li key={tint}>
          <span className={`${styles.tint} ${styles[`gap-${tint}`]}`} aria-hidden="true" />{' '}
          {tint === 'alike' ? t('report.keyTintAlike', { from }) : say(`report.keyTint.${tint}`, { from })}
        </li>
      ))}
    </>
  );
}
