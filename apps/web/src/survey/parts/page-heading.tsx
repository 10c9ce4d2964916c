import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

let pagesShown = 0;

/**
 * A page's heading: names the document, and takes the focus when the page changes, so that screen readers begin at the
 * top. Give it a `key` per page. On the first page of a visit the focus stays where the browser put it.
 */
export function PageHeading({
  children,
  title,
  focus = true,
}: {
  children: ReactNode;
  title?: string;
  focus?: boolean;
}) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const name = title ?? (typeof children === 'string' ? children : '');

  useEffect(() => {
    document.title = t('title', { page: name });
  }, [name, t]);

  useEffect(() => {
    pagesShown += 1;
    if (pagesShown === 1 || !focus) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [focus]);

  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
