/** What PostgreSQL cannot hold in a text or a JSON document. */
const unstorable = '\u0000';

/** Line ends of other systems; Word's soft line break and form feed count as line ends. */
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** Invisible control characters: all of C0 and C1 but tab and line feed. */
const isInvisible = (character: string) => /^\p{Cc}$/u.test(character) && character !== '\n' && character !== '\t';

/** Halves of a character that was cut in two, as when a text is cut in the middle of an emoji. */
const loneSurrogates = /\p{Cs}/gu;

/**
 * A text that people wrote, as it may be stored and shown: line ends as line feeds, no invisible control characters, and the
 * replacement character in place of half a character. Null when it holds U+0000, which no keyboard makes and no database takes.
 *
 * @example cleanText('One\r\ntwo\u0007') // 'One\ntwo'
 */
export function cleanText(text: string): string | null {
  if (text.includes(unstorable)) return null;
  const lines = text.replaceAll(lineEnds, '\n').replaceAll(loneSurrogates, '\uFFFD');
  return Array.from(lines)
    .filter((character) => !isInvisible(character))
    .join('');
}
