import type { Instrument } from '@heartset/model';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { HeatSwatches, HeldSwatch } from '../../components/heat-swatches.tsx';
import styles from './organization.module.css';

/** What colours, small numbers and hatching mean, here and in every table below. */
export function OrganizationKey({ scale }: { scale: Instrument['scale'] }): JSX.Element {
  const { t } = useTranslation();
  const { options, minimum, maximum } = scale;
  return (
    <ul className={styles.key} aria-label={t('report.key.label')}>
      <li>
        <HeatSwatches />
        {t('report.key.heat', {
          minimum,
          maximum,
          first: options[0]?.label.toLowerCase(),
          last: options.at(-1)?.label.toLowerCase(),
        })}
      </li>
      <li>
        <HeldSwatch /> {t('organization.keyHeld')}
      </li>
      <li>{t('organization.keyOf')}</li>
    </ul>
  );
}
