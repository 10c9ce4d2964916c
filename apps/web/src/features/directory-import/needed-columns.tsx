import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/page.tsx';
import styles from './directory-import.module.css';
import sample from './sample-directory.csv?raw';

const needs = ['always', 'chart', 'helpful'] as const;

/** Before a file is chosen: what its columns must hold, what they had better hold, and a file to look at. */
export function NeededColumns(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Section title={t('import.needsTitle')} sub={t('import.needsText')}>
      <dl className={styles.needs}>
        {needs.map((need) => (
          <div key={need}>
            <dt>{t(`import.needs.${need}`)}</dt>
            <dd>{t(`import.needsHolds.${need}`)}</dd>
          </div>
        ))}
      </dl>
      <Button
        component="a"
        variant="default"
        mt={16}
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(sample)}`}
        download="heartset-sample-directory.csv"
      >
        {t('import.sample')}
      </Button>
      <p className={styles.sampleNote}>{t('import.sampleText')}</p>
    </Section>
  );
}
