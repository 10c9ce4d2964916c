import { describe, expect, it } from 'vitest';
import { firstLanguage, keepChosenLanguage, type LanguagePlaces, languageFor } from './wanted-language.ts';

function device(...languages: string[]): LanguagePlaces {
  const kept = new Map<string, string>();
  return {
    localStorage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    navigator: { languages },
  };
}

describe('the language of the survey', () => {
  it("is the browser's before anything is known, and English where there is none of its languages", () => {
    expect(firstLanguage(device('it-IT', 'fr-FR', 'en'))).toBe('fr');
    expect(firstLanguage(device('it-IT', 'en-US@posix'))).toBe('en');
    expect(firstLanguage(device())).toBe('en');
  });

  it("is the directory's once an invitation is open, also on the next visit", () => {
    const places = device('en-GB');
    expect(languageFor('de-CH', places)).toBe('de');
    expect(firstLanguage(places)).toBe('de');
  });

  it("is the browser's where the directory has none, or one that there is not", () => {
    expect(languageFor(null, device('es-ES'))).toBe('es');
    expect(languageFor('pt-BR', device('es-ES'))).toBe('es');
  });

  it('does not stay that of the person before', () => {
    const places = device('en-GB');
    languageFor('fr', places);
    expect(languageFor(null, places)).toBe('en');
  });

  it('stays what was chosen, whatever an invitation says', () => {
    const places = device('en-GB');
    keepChosenLanguage('es', places);
    expect(languageFor('de', places)).toBe('es');
    expect(firstLanguage(places)).toBe('es');
  });

  it('can be worked out, and chosen, where nothing can be kept', () => {
    const closed = () => {
      throw new DOMException('Not in a private window.', 'SecurityError');
    };
    const places = { localStorage: { getItem: closed, setItem: closed }, navigator: { languages: ['fr'] } };
    keepChosenLanguage('es', places);
    expect(firstLanguage(places)).toBe('fr');
    expect(languageFor('de', places)).toBe('de');
  });
});
