import { findKnownNames, type KnownName } from './known-names.ts';
import { german } from './telling-list.de.ts';
import { english } from './telling-list.en.ts';
import { spanish } from './telling-list.es.ts';
import { french } from './telling-list.fr.ts';
import { letters, type TellingKind, type TellingList, type TellingWords } from './telling-words.ts';

export interface WritingContext {
  /** Names that the page shows anyway: the leader's, the writer's, those of other leaders whom the writer is asked about. */
  readonly names: readonly KnownName[];
}

/** In characters (UTF-16 code units): twice what can be sent. */
const readMost = 4_000;

const inEveryLanguage = {
  email: [`[${letters}0-9._%+'-]{1,64}@[${letters}0-9.-]{1,190}\\.[${letters}]{2,24}`],
  phone: ['(?:\\+|00?)[1-9][\\d ()/.-]{5,18}\\d'],
  date: [
    '(?:0?[1-9]|[12]\\d|3[01])\\.(?:0?[1-9]|1[0-2])\\.(?:(?:19|20)?\\d\\d)?',
    '\\d{1,2}/\\d{1,2}/(?:19|20)?\\d\\d',
    '(?:19|20)\\d\\d-\\d\\d-\\d\\d',
  ],
} as const;

/** No letter or digit stands before or after. The looking back is a group, because older phones know no other. */
function pattern(source: string): RegExp {
  return new RegExp(`(^|[^${letters}0-9])(${source})(?![${letters}0-9])`, 'g');
}

const languages = [english, german, french, spanish];
const anyCase = [inEveryLanguage, ...languages.map((list) => list.anyCase)].flatMap(patternsOf);
const asWritten = languages.flatMap((list) => patternsOf(list.asWritten));

/**
 * What in a comment may tell who wrote it: names, "as your only …", dates, addresses, numbers, places, and as what somebody works, in
 * English, German, French and Spanish at once. A help with a few words and no judge: it misses much, and finds some that tells
 * nothing. Pure, and for the device alone.
 *
 * @returns from left to right, none within another; of the first 4,000 characters
 * @example findTellingWords('As your only nurse I …', { names: [] })[0]?.kind // 'only'
 */
export function findTellingWords(comment: string, { names }: WritingContext): readonly TellingWords[] {
  const text = comment.slice(0, readMost);
  const found = [...findKnownNames(text, names)];
  for (const [written, patterns] of [
    [lowered(text), anyCase],
    [text, asWritten],
  ] as const) {
    for (const { kind, expression } of patterns) {
      for (const match of written.matchAll(expression)) {
        const start = match.index + (match[1]?.length ?? 0);
        const end = match.index + match[0].length;
        found.push({ kind, words: text.slice(start, end), start, end });
      }
    }
  }
  return withoutOverlap(found);
}

/** What says most of the same words: a known name more than the title before it. Of all others the longest. */
const mostTelling: readonly TellingKind[] = ['email', 'you', 'leader', 'only', 'date'];

function withoutOverlap(found: readonly TellingWords[]): TellingWords[] {
  const rank = ({ kind }: TellingWords) => mostTelling.indexOf(kind) + 1 || mostTelling.length + 1;
  const byWeight = [...found].sort(
    (a, b) => rank(a) - rank(b) || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const kept: TellingWords[] = [];
  for (const words of byWeight) {
    if (kept.every((other) => words.end <= other.start || words.start >= other.end)) kept.push(words);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** In lower case, each letter where it was: some languages' capital letters become two. */
function lowered(text: string): string {
  return text.replace(/[A-Z\u00c0-\u024f]/g, (letter) => {
    const lower = letter.toLowerCase();
    return lower.length === 1 ? lower : letter;
  });
}

function patternsOf(kinds: TellingList['anyCase']) {
  const named = Object.entries(kinds) as [TellingKind, readonly string[]][];
  return named.map(([kind, sources]) => ({ kind, expression: pattern(sources.join('|')) }));
}
