import type { ReasonCode, ValueMark } from '@heartset/model';
import { useTranslation } from 'react-i18next';
import { formatValue } from '../reports/format-value.ts';
import type { TableDimension } from './organization-view.ts';

type OrganizationWords = {
  /** Why something is held back, said to HR. */
  reason: (code: ReasonCode) => string;
  /** The few words that stand in a row of which everything is held back. */
  reasonShort: (code: ReasonCode) => string;
  /** A value as it is printed, and the mark that belongs to it: "4.2"; "4.5" and "or more". */
  value: (value: number) => string;
  mark: (mark: ValueMark) => string | null;
  /** A department or a site as the directory calls it; a level in words. */
  segmentName: (dimension: TableDimension, name: string) => string;
};

/** The sentences of the organisation's page. */
export function useOrganizationWords(minimumGroupSize: number): OrganizationWords {
  const { t, i18n } = useTranslation();
  const inGeneral = (code: ReasonCode) => t(`reasons.${code}`, { k: minimumGroupSize });
  return {
    reason: (code) => t(`organization.reason.${code}`, { defaultValue: inGeneral(code) }),
    reasonShort: (code) => t(`organization.reasonShort.${code}`, { defaultValue: t('organization.held') }),
    value: (value) => formatValue(value, i18n.language),
    mark: (mark) => (mark === 'plain' ? null : t(`report.markShort.${mark}`)),
    segmentName: (dimension, name) =>
      dimension === 'level' ? t(`organization.level.${name}`, { defaultValue: name }) : name,
  };
}
