import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, pickLanguage } from '../../features/survey-language/languages.ts';
import { chooseLanguage } from '../survey-language.ts';

/** Each language under its own name. What is chosen stays on this device. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation();
  const [failed, setFailed] = useState(false);

  async function choose(tag: string) {
    const language = pickLanguage([tag]);
    if (language !== null) setFailed(!(await chooseLanguage(language)));
  }

  return (
    <div className="language">
      <span role="status">{failed ? t('language-failed') : ''}</span>
      <label>
        <span className="heard">{t('language')}</span>
        <select value={i18n.language} onChange={(event) => void choose(event.target.value)}>
          {languages.map(({ tag, name }) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
