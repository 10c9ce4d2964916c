import { describe, expect, it } from 'vitest';
import { checkInstrument } from '../../../instrument/check-instrument.ts';
import { getInstrument, getInstrumentRecord } from '../../get-instrument.ts';
import { hcl360Counts } from '../expected-counts.ts';
import type { Hcl360Texts } from '../structure/hcl-360.structure.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

type Style = {
  texts: Hcl360Texts;
  scale: readonly string[];
  /** A statement's first word, and how the first person begins. */
  verb: RegExp;
  firstPerson: RegExp;
  /**
   * What no statement has: absolutes; words that would give the leader a gender, or that speak in the first person; and what joins
   * two ideas.
   */
  refused: string;
  /** Flesch's ease for the language, from words to a sentence and syllables to a word. */
  ease(words: number, syllables: number): number;
};

const styles: readonly Style[] = [
  {
    texts: de,
    scale: ['nie', 'selten', 'manchmal', 'oft', 'immer'],
    verb: /^\p{Lu}\p{Ll}+t,? /u,
    firstPerson: /^Ich \p{Ll}+e?,? /u,
    refused:
      'nie niemals stets alle jede jeder jedes ständig er ihm ihn sein seine seinen seiner ich mein meine und aber sowie',
    // Amstad 1978.
    ease: (words, syllables) => 180 - words - 58.5 * syllables,
  },
  {
    texts: fr,
    scale: ['jamais', 'rarement', 'parfois', 'souvent', 'toujours'],
    verb: /^\p{Lu}\p{Ll}+(e|t|d|s) /u,
    firstPerson: /^J(e |’)\p{Ll}+ /u,
    refused: 'jamais toujours constamment entièrement tout tous toutes il elle je mon mes celui-ci et mais ainsi',
    // Kandel and Moles 1958.
    ease: (words, syllables) => 207 - 1.015 * words - 73.6 * syllables,
  },
  {
    texts: es,
    scale: ['nunca', 'rara vez', 'a veces', 'a menudo', 'siempre'],
    verb: /^(Se toma|\p{Lu}\p{Ll}*[ae]) /u,
    firstPerson: /^(Me )?\p{Lu}?\p{Ll}*(o|oy) /u,
    refused: 'nunca siempre jamás constantemente totalmente todos todas él ella yo mi mis y e pero',
    // Fernández-Huerta 1959.
    ease: (words, syllables) => 206.84 - 1.02 * words - 60 * syllables,
  },
];

function words(text: string): string[] {
  return text.match(/[\p{L}’-]+/gu) ?? [];
}

/** Groups of vowels, less a silent final e in French: right to within one for the words used here. */
function syllables(word: string, locale: string): number {
  const bare = word.toLowerCase().normalize('NFC');
  const spoken = locale === 'fr' ? bare.replace(/(?<=[^aeiouyàâéèêëîïôùûœ])e(s|nt)?$/u, '') : bare;
  return Math.max(1, spoken.match(/[aeiouyäöüáéíóúàâèêëîïôùûœ]+/gu)?.length ?? 0);
}

function easeOf(sentences: readonly string[], { texts, ease }: Style): number {
  const all = sentences.flatMap(words);
  const count = all.reduce((sum, word) => sum + syllables(word, texts.locale), 0);
  return ease(all.length / sentences.length, count / all.length);
}

/** Every text with its place, as `items/curiosity/statement`. */
function leaves(tree: unknown, place = ''): [string, string][] {
  if (typeof tree === 'string') return [[place, tree]];
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => leaves(value, place === '' ? key : `${place}/${key}`));
}

const isAlias = ([place]: [string, string]) => place.includes('/aliases/');
const english = new Map(leaves(en).filter((leaf) => !isAlias(leaf)));

/** Names that are the same word in both: the model's own, and words that the language has taken over. */
const SAME_AS_ENGLISH = new Set(['Heartset', 'Mindset', 'Skillset', 'Coaching', 'Mission', 'Individual']);

describe.each(styles.map((style) => [style.texts.locale, style] as const))('the texts in "%s"', (locale, style) => {
  const { texts } = style;
  const items = Object.entries(texts.items).map(([id, item]) => ({ id, ...item }));
  const statements = items.map(({ statement }) => statement);

  it('are publishable, and change nothing but texts', () => {
    const translated = getInstrument('hcl-360', undefined, locale);
    const original = getInstrument('hcl-360');
    if (translated === undefined || original === undefined) throw new Error('The instrument hcl-360 is missing.');
    expect(translated.locale).toBe(locale);
    expect(checkInstrument(translated, hcl360Counts).problems).toEqual([]);
    expect(withoutTexts(translated)).toEqual(withoutTexts(original));
  });

  it('have what English has, and nothing of it untranslated', () => {
    const own = leaves(texts).filter((leaf) => !isAlias(leaf));
    expect(own.map(([place]) => place)).toEqual([...english.keys()]);
    for (const [place, text] of own) {
      expect(text.trim(), place).not.toBe('');
      if (place !== 'locale' && !SAME_AS_ENGLISH.has(text)) expect(text, place).not.toBe(english.get(place));
    }
  });

  it('keep the English name of every mastery, and its aliases', () => {
    for (const [id, { name, aliases }] of Object.entries(en.items)) {
      const item = items.find((candidate) => candidate.id === id);
      expect([item?.name, ...(item?.aliases ?? [])], id).toEqual(expect.arrayContaining([name, ...aliases]));
    }
  });

  it('are as long as a phone has room for', () => {
    for (const { id, headline } of Object.entries(texts.cells).map(([key, text]) => ({ id: key, headline: text }))) {
      expect(headline.length, id).toBeLessThanOrEqual(70);
    }
    for (const { id, name } of items) expect(name.length, id).toBeLessThanOrEqual(52);
    for (const label of [...texts.scale.labels, ...Object.values(texts.scale.notObserved)]) {
      expect(label.length).toBeLessThanOrEqual(35);
    }
    for (const { name } of Object.values(texts.applications)) expect(name.length).toBeLessThanOrEqual(12);
  });

  it('use a standard scale of five frequencies', () => {
    expect(texts.scale.labels).toEqual(style.scale);
  });

  it.each(items.map(({ id, statement }) => [id, statement]))(
    '%s: verb first, one idea, no absolutes, no gender',
    (_id, statement) => {
      expect(statement).toMatch(style.verb);
      expect(words(statement).length).toBeLessThanOrEqual(16);
      expect(statement).not.toMatch(/[;:]/);
      const refused = style.refused.split(' ');
      expect(words(statement).filter((word) => refused.includes(word.toLowerCase()))).toEqual([]);
    },
  );

  it.each(items.map((item) => [item.id, item] as const))('%s: both forms say the same', (_id, item) => {
    expect(item.selfStatement).toMatch(style.firstPerson);
    const shared = words(item.selfStatement).filter((word) => words(item.statement).includes(word));
    // Verb and pronouns change with the person, and nothing else does.
    expect(words(item.selfStatement).length - shared.length).toBeLessThanOrEqual(3);
    expect(words(item.statement).length - shared.length).toBeLessThanOrEqual(3);
  });

  it('read plainly', () => {
    // From 60 on such scales speak of plain language, which readers of 13 to 15 follow easily.
    expect(easeOf(statements, style)).toBeGreaterThanOrEqual(60);
    expect(
      easeOf(
        items.map(({ selfStatement }) => selfStatement),
        style,
      ),
    ).toBeGreaterThanOrEqual(60);
  });

  it('ask where English asks', () => {
    for (const list of ['askOthers', 'askYourself'] as const) {
      for (const [id, prompt] of Object.entries(texts[list])) {
        const asked = Object.entries(en[list]).find(([key]) => key === id)?.[1] ?? '';
        expect(prompt, id).toMatch(/\?$/);
        expect(prompt.split('?').length, id).toBe(asked.split('?').length);
      }
    }
  });

  it('are written as the language is', () => {
    for (const [place, text] of leaves(texts)) {
      expect(text, place).toBe(text.normalize('NFC').trim());
      expect(text, place).not.toMatch(/ {2}|['"]/);
      if (locale === 'fr') expect(text, place).not.toMatch(/ [?!;:»]|« /);
      if (locale === 'fr' && !isAlias([place, text])) expect(text, place).not.toMatch(/[^\s\u00a0][?!;](\s|$)/);
      if (locale === 'es') expect(text.split('?').length, place).toBe(text.split('¿').length);
    }
  });
});

/** What does not depend on a language: ids, places, references, flags, addresses, titles of books. */
function withoutTexts(instrument: object): unknown {
  const words = new Set(['locale', 'name', 'credit', 'question', 'selfQuestion', 'label', 'selfLabel', 'idea', 'text']);
  for (const key of ['description', 'headline', 'aliases', 'statement', 'selfStatement', 'prompt']) words.add(key);
  return JSON.parse(
    JSON.stringify(instrument, function keep(key: string, value: unknown) {
      // A practice's title is a text; a book's or a document's is not.
      const practice = key === 'title' && 'kind' in this && (this.kind === 'assess' || this.kind === 'act');
      return words.has(key) || practice ? undefined : value;
    }),
  );
}

describe('what a campaign keeps of its instrument', () => {
  it('has every language word for word, and English as ever', () => {
    const { translations, ...first } = getInstrumentRecord('hcl-360') ?? { translations: [] };
    expect(first).toEqual(getInstrument('hcl-360'));
    expect(translations).toEqual([de, es, fr]);
  });

  it('is English alone for a campaign that was opened before there were others', () => {
    expect(getInstrumentRecord('hcl-360', '1.0.0')?.translations).toEqual([]);
    expect(getInstrument('hcl-360', '1.0.0', 'de')).toEqual(getInstrument('hcl-360', '1.0.0'));
    const { version: _first, ...before } = getInstrument('hcl-360', '1.0.0') ?? { version: '' };
    const { version: _second, ...now } = getInstrument('hcl-360', '1.0.1') ?? { version: '' };
    expect(now).toEqual(before);
  });

  it('is unknown of an unknown instrument', () => {
    expect(getInstrumentRecord('hcl-180')).toBeUndefined();
  });
});
