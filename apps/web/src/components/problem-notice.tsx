import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../lib/problem-error.ts';
import { problemReasons, problemWords } from '../lib/problem-words.ts';
import styles from './notice.module.css';
import { Notice } from './notice.tsx';

/** What went wrong, in product words, and each reason that was named, and what to quote when asking for help. Nothing while `error` is null. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }): JSX.Element | null {
  const { t, i18n } = useTranslation();
  if (error === null || error === undefined) return null;
  const words = problemWords(error, { exists: (key) => i18n.exists(key), t: (key) => t(key) });
  // What was refused stays refused: trying again helps only where something failed.
  const mayHelp = !(error instanceof ProblemError && error.status >= 400 && error.status < 500);
  const reasons = problemReasons(error);
  const requestId = error instanceof ProblemError ? error.requestId : null;
  return (
    <Notice tone="attention" role="alert">
      <p className={styles.text}>{words}</p>
      {reasons.length > 0 && (
        <ul className={styles.reasons}>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {requestId && mayHelp && <p className={styles.foot}>{t('common.requestId', { requestId })}</p>}
      {onRetry && mayHelp && (
        <p className={styles.foot}>
          <Button variant="default" onClick={onRetry}>
            {t('common.tryAgain')}
          </Button>
        </p>
      )}
    </Notice>
  );
}
