import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../features/survey-language/languages.ts';
import { firstLanguage, keepChosenLanguage } from '../features/survey-language/wanted-language.ts';
import { readTexts, type TextPart } from './texts.ts';

const loaded = new Set<string>();
const parts = new Set<TextPart>();

/**
 * Begins with the language that this device suggests.
 *
 * @returns when there are words for a first page
 * @throws when they could not be loaded
 */
export function startLanguage(): Promise<void> {
  void i18next.use(initReactI18next).init({
    lng: firstLanguage(window),
    // Every language has every text, which a test holds it to: another one to fall back to would have to be loaded as well.
    fallbackLng: false,
    resources: {},
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return addTexts('survey').then(declareLanguage);
}

/** Loads the texts of a part, in the language that is spoken; from then on they come along with every other. */
export function addTexts(part: TextPart): Promise<void> {
  return inTurn(async () => {
    await load(i18next.language, part);
    parts.add(part);
  });
}

/**
 * Goes on in a language, once all texts that are in use are there.
 *
 * @returns the language that is spoken then: the one before, where the texts could not be loaded
 */
export function speak(language: Language): Promise<string> {
  return inTurn(async () => {
    if (language === i18next.language) return language;
    try {
      await Promise.all([...parts].map((part) => load(language, part)));
    } catch {
      return i18next.language;
    }
    await i18next.changeLanguage(language);
    declareLanguage();
    return language;
  });
}

/**
 * Goes on in the language that somebody has chosen, and keeps it on this device.
 *
 * @returns false: it could not be loaded
 */
export async function chooseLanguage(language: Language): Promise<boolean> {
  if ((await speak(language)) !== language) return false;
  keepChosenLanguage(language, window);
  return true;
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other: a part that is loaded while the language changes would come in the one before. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = last.then(work, work);
  last = done;
  return done;
}

async function load(language: string, part: TextPart): Promise<void> {
  const name = `${part} ${language}`;
  if (loaded.has(name)) return;
  i18next.addResourceBundle(language, 'translation', await readTexts(language, part), true);
  loaded.add(name);
}

/** For browsers, which hyphenate by it, and for screen readers, which choose their voice by it. */
function declareLanguage(): void {
  document.documentElement.lang = i18next.language;
  document.documentElement.dir = i18next.t('direction');
}
