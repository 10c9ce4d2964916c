/**
 * The reader's own variety of a language ("en-GB" for "en"), so that dates look as they are used to. Browsers on systems
 * without a proper locale name "en-US@posix", which no formatter takes: such names are passed over.
 */
export function readerLocale(
  language: string,
  preferred: readonly string[] = globalThis.navigator?.languages ?? [],
): string {
  return preferred.find((each) => each.split('-')[0] === language.split('-')[0] && isLanguageTag(each)) ?? language;
}

function isLanguageTag(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** A day with its weekday, in the reader's time zone: "Friday 27 November". The year is added when it is not `now`'s. */
export function formatDay(instant: string, locale: string, now: Date = new Date()): string {
  const date = new Date(instant);
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(readerLocale(locale), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...year,
  }).format(date);
}

/**
 * A day and a time in the reader's time zone, which is named, worded as the mails word it: "Friday, 27 November 2026 at 18:00 (Central
 * European Standard Time)".
 */
export function formatMoment(instant: string, locale: string): string {
  const date = new Date(instant);
  const moment = new Intl.DateTimeFormat(readerLocale(locale), { dateStyle: 'full', timeStyle: 'short' }).format(date);
  return `${moment} (${zoneName(date, locale)})`;
}

/** The full name of the reader's time zone on a date, summer time included: short ones mean several zones. */
export function zoneName(date: Date, locale: string): string {
  const parts = new Intl.DateTimeFormat(readerLocale(locale), { timeZoneName: 'long' }).formatToParts(date);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}

/** A calendar day that is no point in time ("2026-11-27"): the same day in every time zone. */
export function formatCalendarDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(readerLocale(locale), { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
