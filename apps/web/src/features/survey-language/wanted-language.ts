import { type Language, pickLanguage } from './languages.ts';

/** What somebody has chosen here stays until they choose again; `told`: the last invitation's, which goes before the browser's. */
const keys = { chosen: 'heartset.language', told: 'heartset.language.told' } as const;

/** Where the language is kept between visits: on this device alone. */
export interface LanguagePlaces {
  readonly localStorage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly navigator: { readonly languages: readonly string[] };
}

/**
 * The language to begin with, before anything is known of who reads: chosen here, told here by the last invitation, the browser's, English.
 */
export function firstLanguage(places: LanguagePlaces): Language {
  return pickLanguage([read(places, 'chosen'), read(places, 'told'), ...places.navigator.languages]) ?? 'en';
}

/**
 * The language for somebody whose invitation is open: chosen here, the directory's for them, the browser's, English. It is kept, so that
 * the pages that know nobody, and the next visit, begin with it.
 *
 * @param raterLocale as the directory has it
 */
export function languageFor(raterLocale: string | null, places: LanguagePlaces): Language {
  const told = pickLanguage([raterLocale, ...places.navigator.languages]) ?? 'en';
  keep(places, 'told', told);
  return pickLanguage([read(places, 'chosen')]) ?? told;
}

/** Keeps what somebody has chosen on this device. */
export function keepChosenLanguage(language: Language, places: LanguagePlaces): void {
  keep(places, 'chosen', language);
}

function read(places: LanguagePlaces, what: keyof typeof keys): string | null {
  try {
    return places.localStorage.getItem(keys[what]);
  } catch {
    // A browser that keeps nothing: then the language is worked out anew each time.
    return null;
  }
}

function keep(places: LanguagePlaces, what: keyof typeof keys, language: Language): void {
  try {
    places.localStorage.setItem(keys[what], language);
  } catch {
    // As above. The language holds until the page is left.
  }
}
