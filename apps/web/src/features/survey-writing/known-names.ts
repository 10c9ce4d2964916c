import type { TellingKind, TellingWords } from './telling-words.ts';

/** A name that the page knows anyway: nobody is looked up for this. */
export interface KnownName {
  readonly name: string;
  readonly whose: Extract<TellingKind, 'leader' | 'you' | 'person'>;
}

/** Parts of names that are words like any other, and titles. */
const particles = new Set(
  'von van der den dem des del della da das dos de di du la le los las el al bin ben ibn zu zum ter ten und and y e dr prof med mr mrs ms sr sra'.split(
    ' ',
  ),
);
/** Names that are everyday words in one of our languages: a name only with a capital letter. */
const everydayWords = new Set(
  (
    'will mark grace young long rose rosa hope faith joy king white black brown green art max may june april august frank ernst ' +
    'klein lang gross groß kurz weiss weiß schwarz braun fuchs vogel berg stark petit grand blanc leblanc roux marin clair claire ' +
    'pilar luz paz cruz flores rojo blanco bueno leon serena victor justice price best good small day wise sage rich page'
  ).split(' '),
);
const shortest = 3;
/** Shorter names are easily part of what one says anyway: with a capital letter alone. */
const short = 4;

/**
 * Where a text says one of the names, in whole or in part, whatever its accents: "lucia" is found for "Lucía Herrera", and so is
 * "Herreras". A part that is an everyday word is a name only with a capital letter.
 */
export function findKnownNames(text: string, names: readonly KnownName[]): TellingWords[] {
  const parts = partsOf(names);
  const found: TellingWords[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const [words] = match;
    const whose = parts.get(folded(words)) ?? parts.get(folded(words).replace(/s$/, ''));
    if (whose === undefined || (needsCapital(folded(words)) && !/^\p{Lu}/u.test(words))) continue;
    const end = match.index + words.length;
    const last = found.at(-1);
    // First name and surname are one name.
    if (last !== undefined && last.kind === whose && /^[\s-]$/.test(text.slice(last.end, match.index))) {
      found[found.length - 1] = { ...last, words: text.slice(last.start, end), end };
    } else found.push({ kind: whose, words, start: match.index, end });
  }
  return found;
}

function partsOf(names: readonly KnownName[]): Map<string, KnownName['whose']> {
  const parts = new Map<string, KnownName['whose']>();
  // One's own name tells most, so it has the last word.
  for (const whose of ['person', 'leader', 'you'] as const) {
    for (const { name } of names.filter((each) => each.whose === whose)) {
      for (const [part] of name.matchAll(/[\p{L}\p{M}]+/gu)) {
        const key = folded(part);
        if (key.length >= shortest && !particles.has(key)) parts.set(key, whose);
      }
    }
  }
  return parts;
}

function needsCapital(word: string): boolean {
  return word.length <= short || everydayWords.has(word);
}

/** Without accents and capital letters. */
function folded(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
