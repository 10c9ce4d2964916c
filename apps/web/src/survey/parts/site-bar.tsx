import { useTranslation } from 'react-i18next';
import { LanguageChoice } from './language-choice.tsx';

/**
 * The bar of the pages around the questions: whose product this is, and in which language.
 *
 * @param settled false while the language may still change by itself: then none is offered
 */
export function SiteBar({ settled = true }: { settled?: boolean }) {
  const { t } = useTranslation();
  return (
    <header className="site-bar">
      <div>
        <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
          <rect width="32" height="32" rx="8" />
          <path d="M10 8v16M22 8v16M10 16h12" />
        </svg>
        <span>{t('product')}</span>
        {settled ? <LanguageChoice /> : null}
      </div>
    </header>
  );
}
