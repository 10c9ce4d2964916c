import { VisuallyHidden } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './loading.module.css';

/** Stands where content will stand; says so to those who cannot see it. */
export function Loading({ blocks = 3 }: { blocks?: number }): JSX.Element {
  const { t } = useTranslation();
  return (
    <div role="status" className={styles.stack}>
      <VisuallyHidden>{t('common.loading')}</VisuallyHidden>
      <div className={styles.bar} style={{ width: '46%' }} />
      {Array.from({ length: blocks }, (_, index) => index).map((index) => (
        <div key={index} className={`${styles.bar} ${styles.block}`} />
      ))}
    </div>
  );
}

/** A whole page on its way. */
export function LoadingPage(): JSX.Element {
  return (
    <div className={styles.page}>
      <Loading />
    </div>
  );
}
