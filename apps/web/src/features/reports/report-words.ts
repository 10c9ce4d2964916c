import type { ReasonCode } from '@heartset/model';
import type { Report } from '@heartset/model/api/reports';
import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { formatValue } from './format-value.ts';

/** Who reads, about whom, by which threshold: what the report's sentences depend on. */
export type ReportVoice = Pick<Report, 'viewer'> & { leaderName: string; minimumGroupSize: number };

/** Given by the report's page to everything on it. */
export const ReportVoiceContext = createContext<ReportVoice>({ viewer: 'shared', leaderName: '', minimumGroupSize: 3 });

type ReportWords = {
  voice: ReportVoice;
  /** "you", or the leader's name for every other reader. */
  selfName: string;
  /** Why something is not shown; `round` where the words depend on which round's report it is not shown in. */
  reason: (code: ReasonCode, round?: number) => string;
  /** A value with its mark: "4.2", "4.7 or more". */
  value: (value: { value: number; mark: 'plain' | 'or-more' | 'or-less' }) => string;
  /** A sentence in the second person for the leader, in the third for everybody else. */
  say: (key: string, values?: Record<string, unknown>) => string;
};

/** The report's sentences, by who reads it. */
export function useReportWords(): ReportWords {
  const { t, i18n } = useTranslation();
  const voice = useContext(ReportVoiceContext);
  const mine = voice.viewer === 'leader';
  return {
    voice,
    selfName: mine ? t('report.you') : voice.leaderName,
    reason: (code, round = 1) =>
      t(`reasons.${code}`, { k: voice.minimumGroupSize, ...(round > 1 && { context: 'furtherRound' }) }),
    value: ({ value, mark }) => {
      const number = formatValue(value, i18n.language);
      return mark === 'plain' ? number : t(`report.mark.${mark}`, { number });
    },
    say: (key, values = {}) =>
      t(`${key}.${mine ? 'you' : 'they'}`, {
        ...values,
        name: voice.leaderName,
        interpolation: { escapeValue: false },
      }),
  };
}
