import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import english from './locales/en.json';

/** Starts i18next with the dashboard's strings. Only English so far. */
export function startTranslation(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
  });
}
