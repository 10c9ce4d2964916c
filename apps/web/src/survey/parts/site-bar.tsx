import { useTranslation } from 'react-i18next';

/** The bar of the pages around the questions: only whose product this is. */
export function SiteBar() {
  const { t } = useTranslation();
  return (
    <header className="site-bar">
      <div>
        <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
          <rect width="32" height="32" rx="8" />
          <path d="M10 8v16M22 8v16M10 16h12" />
        </svg>
        <span>{t('product')}</span>
      </div>
    </header>
  );
}
