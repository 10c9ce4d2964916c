import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../components/button-link.tsx';
import { Loading } from '../../components/loading.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { signInLinkQuery } from './check-sign-in-link.ts';
import { createSession } from './create-session.ts';
import { useSignedIn } from './use-signed-in.ts';

/** Where a mailed sign-in link leads. Opening it uses nothing up: mail scanners open links too; the click signs in. */
export function SignInLinkPage(): JSX.Element {
  const { t } = useTranslation();
  useDocumentTitle(`${t('signIn.title')} · Heartset`);
  const [token] = useState(() => window.location.hash.slice(1));
  const usable = /^[A-Za-z0-9_-]{16,64}$/.test(token);
  const link = useQuery({ ...signInLinkQuery(token), enabled: usable });
  const signedIn = useSignedIn('kept');
  const signingIn = useMutation({ mutationFn: () => createSession({ token }), onSuccess: signedIn });
  const again = <ButtonLink to="/sign-in">{t('signIn.askAgain')}</ButtonLink>;
  if (usable && link.isPending) {
    return (
      <Page title={t('signIn.title')} narrow>
        <Loading blocks={1} />
      </Page>
    );
  }
  if (usable && link.error) {
    return (
      <Page title={t('signIn.title')} narrow>
        <ProblemNotice error={link.error} onRetry={() => void link.refetch()} />
      </Page>
    );
  }
  const state = link.data?.state ?? 'used-or-expired';
  if (state === 'ready' && signingIn.error === null) {
    return (
      <Page title={t('signIn.readyTitle')} lede={t('signIn.readyText')} narrow>
        <Button size="md" loading={signingIn.isPending} onClick={() => signingIn.mutate()}>
          {t('signIn.readyButton')}
        </Button>
      </Page>
    );
  }
  const words = state === 'other-browser' ? 'otherBrowser' : 'used';
  return (
    <Page title={t(`signIn.${words}Title`)} lede={t(`signIn.${words}Text`)} narrow actions={again}>
      <ProblemNotice error={signingIn.error} />
    </Page>
  );
}
