import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { formatValue } from './format-value.ts';
import { tintedFrom } from './gap-words.ts';
import { useReportWords } from './report-words.ts';
import { nearTheLine, strengthLine, verdictWords } from './verdict-words.ts';

/** What each word beside a leader's own rating means. */
export function VerdictKey(): JSX.Element {
  const { t, i18n } = useTranslation();
  const { say } = useReportWords();
  const number = (value: number) => formatValue(value, i18n.language);
  const values = {
    line: number(strengthLine),
    near: number(strengthLine - nearTheLine),
    apart: number(tintedFrom),
    lean: t('report.strengths.title'),
    alike: t('report.verdict.aligned'),
  };
  return (
    <li>
      {say('report.how.verdicts')}
      <ul>
        {verdictWords.map((word) => (
          <li key={word}>
            <b>{t(`report.verdict.${word}`)}:</b> {t(`report.how.verdict.${word}`, values)}
          </li>
        ))}
      </ul>
    </li>
  );
}
