import { HEAT_STEP_EDGES, type Instrument } from '@heartset/model';
import { VisuallyHidden } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './heat-swatches.module.css';

/** The five steps of heat between the ends of the scale, each limit where the colour changes, for a key. */
export function HeatScale({ scale }: { scale: Instrument['scale'] }): JSX.Element {
  const { t, i18n } = useTranslation();
  const { options, minimum, maximum } = scale;
  const limits = HEAT_STEP_EDGES.map((edge) => new Intl.NumberFormat(i18n.language).format(edge));
  const end = (value: number, word: string | undefined) => t('report.key.end', { value, word: word?.toLowerCase() });
  return (
    <span className={styles.scale}>
      {end(minimum, options[0]?.label)}
      <span className={styles.steps} aria-hidden="true">
        {[...limits, null].map((limit, index) => (
          <span key={limit} className={styles.step}>
            <i style={{ background: `var(--heat-${index + 1})` }} />
            {limit && <small>{limit}</small>}
          </span>
        ))}
      </span>
      {end(maximum, options.at(-1)?.label)}
      <VisuallyHidden>
        {t('report.key.limits', { limits: new Intl.ListFormat(i18n.language).format(limits) })}
      </VisuallyHidden>
    </span>
  );
}

/** The hatching of what is held back, for a key. */
export function HeldSwatch(): JSX.Element {
  return <span className={styles.hatch} aria-hidden="true" />;
}
