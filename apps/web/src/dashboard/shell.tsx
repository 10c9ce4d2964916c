import type { Me } from '@heartset/model/api/auth';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../features/session/get-me.ts';
import { productQuery } from '../features/session/get-product.ts';
import styles from './shell.module.css';

/** The frame of every page: where one is, where one can go, whose model this is. */
export function Shell(): JSX.Element {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data ?? null;
  const main = useFocusOnNewPage();
  return (
    <>
      <a className={styles.skip} href="#main">
        {t('shell.skip')}
      </a>
      <DemoBanner />
      <header className={styles.top}>
        <Link to="/" className={styles.brand}>
          Heartset
        </Link>
        {me && <Navigation me={me} />}
        {me && (
          <Link to="/account" className={styles.account}>
            {me.name}
          </Link>
        )}
      </header>
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <footer className={styles.foot}>
        <p>{t('shell.credit')}</p>
        <p>
          <a href="/accessibility">{t('shell.accessibility')}</a>
        </p>
      </footer>
    </>
  );
}

function Navigation({ me }: { me: Me }): JSX.Element {
  const { t } = useTranslation();
  const hr = me.roles.includes('hr');
  return (
    <nav className={styles.nav} aria-label={t('shell.navigation')}>
      <ul>
        {hr && (
          <li>
            <Link to="/campaigns">{t('shell.campaigns')}</Link>
          </li>
        )}
        {hr && (
          <li>
            <Link to="/people">{t('shell.people')}</Link>
          </li>
        )}
        {(me.roles.includes('leader') || me.roles.includes('coach') || !hr) && (
          <li>
            <Link to="/feedback">{t('shell.feedback')}</Link>
          </li>
        )}
      </ul>
    </nav>
  );
}

function DemoBanner(): JSX.Element | null {
  const { t } = useTranslation();
  const product = useQuery(productQuery).data;
  if (!product?.demo) return null;
  return (
    <aside className={styles.demo} aria-label={t('shell.demoLabel')}>
      <span>{t('shell.demo')}</span>
      {product.inboxPath && <a href={product.inboxPath}>{t('shell.inbox')}</a>}
    </aside>
  );
}

/** A new page begins at its top for those who cannot see it change. The first page is left to the browser. */
function useFocusOnNewPage(): React.RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const seen = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (seen.current !== undefined && path !== undefined && seen.current !== path) {
      main.current?.focus({ preventScroll: true });
    }
    seen.current = path;
  }, [path]);
  return main;
}
