import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

let pagesShown = 0;
let lastLanguage = '';

/**
 * A page's heading: names the document, and takes the focus when the page changes, so that screen readers begin at the
 * top. Give it a `key` per page. On the first page of a visit the focus stays where the browser put it, and where a page is only said in
 * another language, with whoever chose it.
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
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const heading = useRef<HTMLHeadingElement>(null);
  const name = title ?? (typeof children === 'string' ? children : '');

  useEffect(() => {
    document.title = t('title', { page: name });
  }, [name, t]);

  useEffect(() => {
    pagesShown += 1;
    if (pagesShown === 1 || !focus || i18n.language !== lastLanguage) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [focus, i18n]);

  useEffect(() => {
    lastLanguage = language;
  }, [language]);

  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
