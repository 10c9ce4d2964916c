import { useTranslation } from 'react-i18next';
import type { KnownName } from '../../features/survey-writing/known-names.ts';
import type { TellingWords } from '../../features/survey-writing/telling-words.ts';
import { useTellingWords } from './use-telling-words.ts';

/** More would be a reproach. */
const shownMost = 4;

interface TellingHintProps {
  id: string;
  /** Empty where nothing of it is sent, or the writer is named anyway. */
  text: string;
  names: readonly KnownName[];
}

/** Beside a comment: words in it that may show who wrote it, and why. It forbids nothing. */
export function TellingHint({ id, text, names }: TellingHintProps) {
  const { t } = useTranslation();
  const found = once(useTellingWords(text, names)).slice(0, shownMost);
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

/** Each once, however often it is written. */
function once(found: readonly TellingWords[]): TellingWords[] {
  return [...new Map(found.map((each) => [`${each.kind} ${each.words.toLowerCase()}`, each])).values()];
}
