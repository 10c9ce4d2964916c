import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../components/page.tsx';
import { ProblemNotice } from '../components/problem-notice.tsx';

/** An address that leads nowhere. */
export function PageNotFound(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Page
      title={t('shell.notFoundTitle')}
      lede={t('shell.notFoundText')}
      narrow
      actions={
        <Button component={Link} to="/">
          {t('shell.home')}
        </Button>
      }
    />
  );
}

/** A page that could not be made. */
export function PageFailed({ error, reset }: ErrorComponentProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <Page title={t('shell.failedTitle')} narrow>
      <ProblemNotice error={error} onRetry={reset} />
    </Page>
  );
}
