import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../components/button-link.tsx';
import { Page } from '../../components/page.tsx';
import { meQuery } from './get-me.ts';
import { becomeReader } from './use-signed-in.ts';

/**
 * The pages for whoever is signed in. When a session ends elsewhere while one of them is open, nothing of it stays on the screen or in
 * memory, and the way back in stands in its place.
 */
export function SignedInPages(): JSX.Element {
  const queries = useQueryClient();
  const me = useQuery(meQuery).data;
  // Whoever signs out here is on the way to another page already.
  const leaving = useRouterState({ select: (state) => state.status === 'pending' });
  useEffect(() => {
    if (me === null) becomeReader(queries, null);
  }, [me, queries]);
  return me === null && !leaving ? <SignedOut /> : <Outlet />;
}

function SignedOut(): JSX.Element {
  const { t } = useTranslation();
  const next = useRouterState({ select: (state) => state.location.href });
  return (
    <Page
      title={t('signedOut.title')}
      lede={t('signedOut.text')}
      narrow
      actions={
        <ButtonLink to="/sign-in" search={{ next }}>
          {t('signIn.title')}
        </ButtonLink>
      }
    />
  );
}
