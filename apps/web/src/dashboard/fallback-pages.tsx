import type { ErrorComponentProps } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../components/button-link.tsx';
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
      actions={<ButtonLink to="/">{t('shell.home')}</ButtonLink>}
    />
  );
}

/** A page that is not for whoever is signed in. */
export function PageNotAllowed(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Page
      title={t('shell.notAllowedTitle')}
      lede={t('shell.notAllowedText')}
      narrow
      actions={<ButtonLink to="/">{t('shell.home')}</ButtonLink>}
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
