import { groupsOfLabel, parseLabel } from '@heartset/model';
import { useTranslation } from 'react-i18next';

/** Groups in words: "peers and senior leaders". */
export function useGroupWords(): (groups: readonly string[]) => string {
  const { t, i18n } = useTranslation();
  return (groups) =>
    new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(groups.map((group) => t(`groups.${group}`)));
}

/** A label (or block) in words: "peers and senior leaders". */
export function useLabelWords(): (label: string) => string {
  const groupWords = useGroupWords();
  return (label) => groupWords(groupsOfLabel(parseLabel(label)));
}

/** A sentence's first letter, large. */
export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
