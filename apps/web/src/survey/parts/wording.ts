import type { RaterInvitation } from '@heartset/model/api/rater';
import type { TFunction } from 'i18next';
import { readerLocale } from '../../lib/format-date.ts';

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

/** A deadline in the reader's own time zone, which is named, and as the reader's region writes dates. */
export function deadlineInWords(instant: string, language: string): string {
  return new Intl.DateTimeFormat(readerLocale(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(instant));
}
