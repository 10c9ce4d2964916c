import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mailTexts } from './mail-texts.ts';
import { renderParts } from './templates/render-parts.ts';
import { everyMail, sampleFrame } from './testing/every-mail.ts';

const languages = ['en', 'de', 'fr', 'es'] as const;
const translated = ['de', 'fr', 'es'] as const;

function leaves(tree: unknown, place = ''): [string, string][] {
  if (typeof tree === 'string') return [[place, tree]];
  return Object.entries(Object(tree)).flatMap(([key, value]) => leaves(value, place === '' ? key : `${place}.${key}`));
}

function textsOf(language: string): Map<string, string> {
  return new Map(leaves(JSON.parse(readFileSync(new URL(`./locales/${language}.json`, import.meta.url), 'utf8'))));
}

const english = textsOf('en');
const unfinished = /\{\{|undefined|NaN|\[object/;
const plural = /_(zero|one|two|few|many|other)$/;

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();
}

/** Words that a reader sees, in one line. */
function seen(part: string): string {
  return part
    .replaceAll(/<(style|title)[^>]*>.*?<\/\1>/gs, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

describe.each(translated)('the words of mails in "%s"', (language) => {
  const own = textsOf(language);

  it('are those that English has', () => {
    const bare = (keys: Iterable<string>) => [...new Set([...keys].map((key) => key.replace(plural, '')))].sort();
    expect(bare(own.keys())).toEqual(bare(english.keys()));
    for (const [key, text] of own) expect(text.trim(), key).not.toBe('');
  });

  it('have every plural form of the language, and no other', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const bases = new Set([...english.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, '')));
    for (const base of bases) {
      const found = [...own.keys()].filter((key) => plural.test(key) && key.replace(plural, '') === base);
      expect(found.map((key) => key.slice(base.length + 1)).toSorted(), base).toEqual(forms);
    }
  });

  it('have the same placeholders', () => {
    for (const [key, text] of own) {
      const model = english.get(key) ?? english.get(key.replace(plural, '_other')) ?? '';
      expect(placeholders(text), key).toEqual(placeholders(model));
    }
  });

  it('are translated, but for the product’s name', () => {
    const same = [...own].filter(
      ([key, text]) => english.get(key) === text && /\p{L}/u.test(text.replaceAll(/\{\{\w+\}\}/g, '')),
    );
    expect(same.map(([key]) => key)).toEqual(['product']);
  });

  it('are written as the language is', () => {
    for (const [key, text] of own) {
      expect(text, key).not.toMatch(/["'“](?=\w)| {2}/);
      if (language === 'fr') expect(text, key).not.toMatch(/ [?!;:»]|« |[^\s\u00a0][?!;»](\s|$)/);
      if (language === 'es') expect(text.split('?').length, key).toBe(text.split('¿').length);
      if (language === 'de') expect(text.split('„').length, key).toBe(text.split('“').length);
    }
  });
});

describe.each(languages)('mails in "%s"', (language) => {
  const mails = Object.entries(everyMail(sampleFrame(language)));
  const other =
    language === 'en' ? [] : [...english.values()].filter((text) => text.length > 12 && !text.includes('{{'));

  it.each(mails)(
    '%s: is HTML with nothing to fetch, everything escaped, in its language alone',
    async (_name, { mail }) => {
      const { html } = await renderParts(mail);
      expect(html).toMatch(/^<!DOCTYPE html/);
      expect(html).toContain(`<html dir="ltr" lang="${language}"`);
      expect(html).not.toMatch(/<img|<script|url\(|@import|<link|<b>|<i>/i);
      expect(html).toContain('color-scheme');
      expect(html).not.toMatch(unfinished);
      expect(Buffer.byteLength(html)).toBeLessThan(100 * 1024);
      for (const [, address = ''] of html.matchAll(/href="([^"]+)"/g)) {
        expect(address).toMatch(/^https:\/\/feedback\.example\//);
        expect(address.length).toBeLessThan(80);
      }
      expect(other.filter((words) => seen(html).includes(words))).toEqual([]);
    },
  );

  it.each(mails)('%s: has a text part of its own, in short lines, with the same link', async (_name, { mail }) => {
    const { html, text } = await renderParts(mail);
    for (const line of text.split('\n')) if (!line.includes('https://')) expect(line.length).toBeLessThan(78);
    expect(text).not.toMatch(unfinished);
    expect(text).not.toContain('&amp;');
    const link = /^ {2}(https:\S+)$/m.exec(text)?.[1] ?? 'no link';
    if (mail.kind === 'notice' && mail.view.action === null) expect(html + text).not.toMatch(/https:|href=/);
    else expect(html).toContain(`href="${link}"`);
    expect(other.filter((words) => seen(text).includes(words))).toEqual([]);
  });

  it('have subjects that a list of mails shows whole', () => {
    expect(mails.filter(([, { subject }]) => unfinished.test(subject))).toEqual([]);
    // Names of nine letters and a campaign of twenty-two: longer ones are the reader's own.
    const long = mails.filter(([, { subject }]) => subject.length > 70);
    expect(long.map(([name, { subject }]) => `${name}: ${subject}`)).toEqual([]);
  });
});

describe('the language of a mail', () => {
  it.each([
    ['de', 'de'],
    ['de_CH', 'de'],
    ['fr-CA', 'fr'],
    ['es-419', 'es'],
    ['EN-us', 'en'],
    ['it-IT', 'en'],
    [null, 'en'],
    ['no language at all', 'en'],
  ])('for %s is %s', (locale, language) => {
    expect(mailTexts(locale, 'UTC').language).toBe(language);
  });

  it.each([
    ['de-CH', 'Freitag 16. Oktober 2026 um 18:00 (Mitteleuropäische Sommerzeit)', '16. Oktober'],
    ['fr', 'vendredi 16 octobre 2026 à 18:00 (heure d’été d’Europe centrale)', '16 octobre'],
    ['es-ES', 'viernes 16 de octubre de 2026 18:00 (hora de verano de Europa central)', '16 de octubre'],
  ])('writes the date as %s does', (locale, deadline, day) => {
    const texts = mailTexts(locale, 'Europe/Zurich');
    const at = new Date('2026-10-16T16:00:00Z');
    // ICU's versions differ in commas and blanks.
    const written = texts.deadline(at).replaceAll(',', '').replaceAll(/\s/g, ' ').replace(' a las ', ' ');
    expect(written).toBe(deadline);
    expect(texts.day(at)).toBe(day);
  });

  it('joins groups as the language does', () => {
    const words = (language: string) => {
      const texts = mailTexts(language, 'UTC');
      return texts.list([texts.text('group.peers'), texts.text('group.others')]);
    };
    expect(words('de')).toBe('Kolleginnen und Kollegen und Personen von außen');
    expect(words('fr')).toBe('collègues et personnes extérieures');
    expect(words('es')).toBe('colegas y personas externas');
  });
});
