import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { DemoDoors } from './demo-doors.tsx';
import { productQuery } from './get-product.ts';
import styles from './session.module.css';
import { SignInForm } from './sign-in-form.tsx';

/** The first page for whoever is not signed in: what this is, the demo's doors where there is a demo, and signing in. */
export function WelcomePage({ next }: { next: string | undefined }): JSX.Element {
  const { t } = useTranslation();
  useDocumentTitle(`${t('signIn.title')} · Heartset`);
  const product = useQuery(productQuery);
  const demo = product.data?.demo === true ? product.data : null;
  return (
    <div className={styles.welcome}>
      <div>
        <h1 className={styles.title}>{t('welcome.title')}</h1>
        <p className={styles.lede}>{t(demo ? 'welcome.demoLede' : 'welcome.lede')}</p>
        <div className={styles.figure} aria-hidden="true">
          {[5, 4, 5, 3, 3, 4, 2, 2, 4, 3].map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed ornament.
            <i key={index} style={{ background: `var(--heat-${step})` }} />
          ))}
        </div>
      </div>
      <div className={styles.panel}>
        {demo && <DemoDoors product={demo} next={next} />}
        <h2>{t(demo ? 'signIn.orByMail' : 'signIn.title')}</h2>
        <p className={styles.panelText}>{t('signIn.noPassword')}</p>
        <SignInForm next={next} />
      </div>
    </div>
  );
}
