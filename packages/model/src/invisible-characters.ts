/**
 * Characters that nobody sees: those that turn the direction of the text around them, that join, or that mark. With them one name can
 * be written to look like another's. The two joiners are spared; Persian, Hindi and other languages are not written without them.
 *
 * Source: Unicode's general category Cf; UTR 36, section 2.5 (bidirectional text spoofing).
 */
const invisible = /(?![\u200C\u200D])\p{Cf}/gu;

/** The same as the pattern of a whole line that holds none of them, and no control character either. */
export const plainLine = /^(?:[^\p{Cc}\p{Cf}]|[\u200C\u200D])*$/u;

export function hasInvisible(text: string): boolean {
  return text.search(invisible) >= 0;
}

/**
 * The text with its invisible characters written out, to show what is wrong with it.
 *
 * @example nameInvisible('Ada\u202Egnp') // 'Ada<U+202E>gnp'
 */
export function nameInvisible(text: string): string {
  return text.replaceAll(invisible, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return `<U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}
