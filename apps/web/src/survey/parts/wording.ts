import type { RaterInvitation } from '@heartset/model/api/rater';
import type { TFunction } from 'i18next';

export type Assignment = RaterInvitation['assignments'][number];

/** @example inWords(['peers', 'senior leaders'], 'en') // 'peers and senior leaders' */
export function inWords(parts: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
}

/** The groups of a label as the wire writes it, in words: 'peers+senior-leaders' is "peers and senior leaders". */
export function labelInWords(label: string, t: TFunction, language: string): string {
  return inWords(
    label.split('+').map((group) => t(`group.${group}.many`)),
    language,
  );
}
