import { useDocumentTitle } from '@mantine/hooks';
import type { JSX, ReactNode } from 'react';
import { useId } from 'react';
import styles from './page.module.css';

type PageProps = {
  /** A sentence that says what is so; also the browser's title. */
  title: string;
  lede?: ReactNode;
  /** A link up, above the title. */
  back?: ReactNode;
  actions?: ReactNode;
  narrow?: boolean;
  children?: ReactNode;
};

/** A page of the dashboard: its heading, what can be done, and what is there. */
export function Page({ title, lede, back, actions, narrow = false, children }: PageProps): JSX.Element {
  useDocumentTitle(`${title} · Heartset`);
  return (
    <div className={narrow ? `${styles.page} ${styles.narrow}` : styles.page}>
      {back && <div className={styles.back}>{back}</div>}
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{title}</h1>
          {lede && <p className={styles.lede}>{lede}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page under its own heading. */
export function Section({
  title,
  sub,
  children,
}: {
  title: string;
  sub?: ReactNode;
  /** Left out where title and text say it all. */
  children?: ReactNode;
}): JSX.Element {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 className={styles.sectionTitle} id={id}>
        {title}
      </h2>
      {sub ? <p className={styles.sub}>{sub}</p> : <div className={styles.sub} />}
      {children}
    </section>
  );
}
