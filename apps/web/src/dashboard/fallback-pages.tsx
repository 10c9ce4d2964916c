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

/** HR's page, for whoever is signed in and not HR: whose it is, and where theirs is. */
export function PageForHr(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Page
      title={t('shell.forHrTitle')}
      lede={t('shell.forHrText')}
      narrow
      actions={<ButtonLink to="/feedback">{t('shell.feedback')}</ButtonLink>}
    />
  );
}

/** A leader's page, for whoever leads nobody here. */
export function PageForLeaders(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Page
      title={t('shell.forLeadersTitle')}
      lede={t('shell.forLeadersText')}
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
