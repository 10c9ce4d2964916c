import i18next, { type i18n } from 'i18next';
import de from './locales/de.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import es from './locales/es.json' with { type: 'json' };
import fr from './locales/fr.json' with { type: 'json' };

/** Keys as `signIn.subject`, with the plural's ending left to i18next. */
type KeysOf<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? Key extends `${infer Base}_one` | `${infer Base}_other`
      ? Base
      : Key
    : `${Key}.${KeysOf<Tree[Key]>}`;
}[keyof Tree & string];

export type TextKey = KeysOf<typeof en>;

/** The words of mails in one person's language, with that person's way of writing dates and lists. */
export interface MailTexts {
  /** The language of the words, as `en`: for the `lang` of the HTML. */
  language: string;
  text(key: TextKey, values?: Record<string, string | number>): string;
  /** As `Friday, 16 October 2026 at 18:00 (Central European Summer Time)`. */
  deadline(at: Date): string;
  /** As `16 October`: for where there is little room. */
  day(at: Date): string;
  /** As `peers and senior leaders`. */
  list(words: readonly string[]): string;
}

const resources = {
  de: { translation: de },
  en: { translation: en },
  es: { translation: es },
  fr: { translation: fr },
};
const fallbackLanguage = 'en';

let started: i18n | undefined;

/** One instance for all mails: texts are asked for by language, so it holds no state of any of them. */
function translations(): i18n {
  if (started) return started;
  const instance = i18next.createInstance();
  void instance.init({
    resources,
    lng: fallbackLanguage,
    fallbackLng: fallbackLanguage,
    initAsync: false,
    // React escapes what goes into HTML; the text part needs no escaping.
    interpolation: { escapeValue: false },
    returnNull: false,
    parseMissingKeyHandler: (key) => {
      throw new Error(`The mails have no text ${key}.`);
    },
  });
  started = instance;
  return instance;
}

/** A directory's locale as a tag that Intl knows; undefined when it is none (`de_CH` is meant as `de-CH`). */
function parseLocale(locale: string | null): Intl.Locale | undefined {
  if (!locale) return undefined;
  try {
    return new Intl.Locale(locale.replaceAll('_', '-'));
  } catch (error) {
    // Directories hold all sorts of things there; whoever has an unreadable one is written to in the fallback language.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * The texts for a person. Words come in the person's language if we have it, else in English; dates are written in that language as
 * they are in the person's region, so that an English mail to Ireland says `16 October` and one to the USA `October 16`.
 *
 * @param locale a BCP 47 tag of the directory; null: none is known
 * @param timeZone IANA name
 */
export function mailTexts(locale: string | null, timeZone: string): MailTexts {
  const wanted = parseLocale(locale);
  const language = wanted && wanted.language in resources ? wanted.language : fallbackLanguage;
  // English without a region would write dates as the USA do.
  const region = wanted?.region ?? (language === 'en' ? 'GB' : undefined);
  const dateLocale = region === undefined ? language : `${language}-${region}`;
  const translate = translations().getFixedT(language);
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(dateLocale, { timeZone, ...options });
  const zoneName = (at: Date) =>
    format({ timeZoneName: 'long' })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return {
    language,
    text: (key, values) => translate(key, values ?? {}),
    deadline: (at) => `${format({ dateStyle: 'full', timeStyle: 'short' }).format(at)} (${zoneName(at)})`,
    day: (at) => format({ day: 'numeric', month: 'long' }).format(at),
    list: (words) => new Intl.ListFormat(language, { style: 'long', type: 'conjunction' }).format(words),
  };
}
