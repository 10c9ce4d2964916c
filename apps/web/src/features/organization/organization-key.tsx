import type { Instrument } from '@heartset/model';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { HeatScale, HeldSwatch } from '../../components/heat-swatches.tsx';
import styles from './organization.module.css';

/** What colours, small numbers and hatching mean, here and in every table below. */
export function OrganizationKey({ scale }: { scale: Instrument['scale'] }): JSX.Element {
  const { t } = useTranslation();
  return (
    <ul className={styles.key} aria-label={t('report.key.label')}>
      <li>
        <HeatScale scale={scale} />
      </li>
      <li>
        <HeldSwatch /> {t('organization.keyHeld')}
      </li>
      <li>{t('organization.keyOf')}</li>
    </ul>
  );
}
