import { useTranslation } from 'react-i18next';

/** The foot of the pages around the questions: what concerns all of them. */
export function SiteFoot() {
  const { t } = useTranslation();
  return (
    <footer className="site-foot">
      <a href="/accessibility" target="_blank" rel="noopener">
        {t('accessibility')}
      </a>
    </footer>
  );
}
