import { describe, expect, it } from 'vitest';
import { languages } from '../../features/survey-language/languages.ts';

const files = import.meta.glob<object>('./*.json', { import: 'default', eager: true });
/** `''` are the texts of every page, the others those that come with a part. */
const parts = Object.keys(files).flatMap((file) => /^\.\/(?:(.+)\.)?en\.json$/.exec(file)?.slice(1) ?? []);
const translated = languages.map(({ tag }) => tag).filter((tag) => tag !== 'en');
const pairs = translated.flatMap((language) => parts.map((part = ''): [string, string] => [language, part]));

const pluralEnding = /_(?:zero|one|two|few|many|other)$/;
const baseOf = (key: string) => key.replace(pluralEnding, '');
const placeholdersOf = (text: string) =>
  [...new Set([...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name]) => name))].sort();

function textsOf(language: string, part: string): Map<string, string> {
  const file = files[`./${part === '' ? '' : `${part}.`}${language}.json`];
  if (file === undefined) throw new Error(`“${part}” is not said in ${language}.`);
  return new Map(flat(file));
}

function flat(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[path + key, text] as [string, string]] : flat(text, `${path}${key}.`),
  );
}

/** What is the same word in two languages, a name, or a pattern without words. */
const sameInSeveral = /^(?:product|title|direction|code\.field|list\.about|list\.state\.new|page\.for-as-short)$/;

describe('the languages of the survey', () => {
  it('are there for each part', () => {
    expect(parts.length).toBeGreaterThan(4);
    for (const language of translated)
      expect(parts.map((part = '') => textsOf(language, part).size > 0)).not.toContain(false);
  });

  it.each(pairs)('in %s lack nothing and have nothing more: %s', (language, part) => {
    const english = new Set([...textsOf('en', part).keys()].map(baseOf));
    const keys = new Set([...textsOf(language, part).keys()].map(baseOf));
    expect([...keys].sort()).toEqual([...english].sort());
  });

  it.each(pairs)('in %s say each text, with the same values in it: %s', (language, part) => {
    const english = textsOf('en', part);
    const wrong = [...textsOf(language, part)].filter(([key, text]) => {
      const original = english.get(key) ?? english.get(`${baseOf(key)}_other`) ?? '';
      return text.trim() === '' || placeholdersOf(text).join() !== placeholdersOf(original).join();
    });
    expect(wrong).toEqual([]);
  });

  it.each([['en', ''], ...pairs])('in %s have every form of number that the language has: %s', (language, part) => {
    const forms = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
    const texts = [...textsOf(language, part).keys()];
    const counted = new Set(texts.filter((key) => pluralEnding.test(key)).map(baseOf));
    const incomplete = [...counted].filter((base) => {
      const found = texts.filter((key) => pluralEnding.test(key) && baseOf(key) === base);
      return (
        found
          .map((key) => key.slice(base.length + 1))
          .sort()
          .join() !== forms.join()
      );
    });
    expect(incomplete).toEqual([]);
  });

  it.each(pairs)('in %s leave nothing in English: %s', (language, part) => {
    const english = textsOf('en', part);
    const same = [...textsOf(language, part)].filter(
      ([key, text]) => english.get(key) === text && !sameInSeveral.test(key),
    );
    expect(same).toEqual([]);
  });

  it('have French marks kept on the line of their word', () => {
    const loose = parts.flatMap((part = '') => [...textsOf('fr', part)].filter(([, text]) => / [:;!?»]|« /.test(text)));
    expect(loose).toEqual([]);
  });

  it('address people in one way', () => {
    const familiar: Record<string, string> = {
      de: 'du|dein|deine[mnrs]?|dich|dir',
      fr: 'tu|ton|ta|tes|toi',
      es: 'tú|tus|tuy[oa]s?|vosotr[oa]s',
    };
    const found = Object.entries(familiar).flatMap(([language, words]) =>
      parts.flatMap((part = '') =>
        [...textsOf(language, part)].filter(([, text]) =>
          new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu').test(text),
        ),
      ),
    );
    expect(found).toEqual([]);
  });
});
