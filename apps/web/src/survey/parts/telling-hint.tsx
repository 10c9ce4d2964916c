import { useTranslation } from 'react-i18next';
import type { KnownName } from '../../features/survey-writing/known-names.ts';
import { wordsToShow } from '../../features/survey-writing/words-to-show.ts';
import { useTellingWords } from './use-telling-words.ts';

interface TellingHintProps {
  id: string;
  /** Empty where nothing of it is sent, or the writer is named anyway. */
  text: string;
  names: readonly KnownName[];
}

/** Beside a comment: words in it that may show who wrote it, and why. It forbids nothing. */
export function TellingHint({ id, text, names }: TellingHintProps) {
  const { t } = useTranslation();
  const found = wordsToShow(useTellingWords(text, names));
  return (
    <div id={id} role="status">
      {found.length === 0 ? null : (
        <div className="telling">
          <p>{t('writing.heading')}</p>
          <ul>
            {found.map(({ kind, words }) => (
              <li key={`${kind} ${words}`}>
                <q dir="auto">{words}</q> {t(`writing.${kind}`)}
              </li>
            ))}
          </ul>
          <p className="small">{t('writing.yours')}</p>
        </div>
      )}
    </div>
  );
}
