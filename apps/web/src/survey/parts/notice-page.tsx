import type { ReactNode } from 'react';
import { PageHeading } from './page-heading.tsx';
import { SiteBar } from './site-bar.tsx';

/** A page that says one thing and offers what to do: errors, waits, ends. */
export function NoticePage({
  heading,
  children,
  actions,
}: {
  heading: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <>
      <SiteBar />
      <main className="page notice">
        <PageHeading key={heading}>{heading}</PageHeading>
        {children}
        {actions ? <div className="actions">{actions}</div> : null}
      </main>
    </>
  );
}
