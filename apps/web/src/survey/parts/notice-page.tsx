import type { ReactNode } from 'react';
import { PageHeading } from './page-heading.tsx';
import { SiteBar } from './site-bar.tsx';
import { SiteFoot } from './site-foot.tsx';

/** A page that says one thing and offers what to do: errors, waits, ends. */
export function NoticePage({
  heading,
  children,
  actions,
  late = false,
}: {
  heading: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** Most people go on before they would read it: shown only to those who wait. */
  late?: boolean;
}) {
  return (
    <>
      <SiteBar settled={!late} />
      <main className={late ? 'page notice late' : 'page notice'}>
        <PageHeading key={heading}>{heading}</PageHeading>
        {children}
        {actions ? <div className="actions">{actions}</div> : null}
      </main>
      <SiteFoot />
    </>
  );
}
