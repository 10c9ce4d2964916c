/**
 * Characters that nobody sees: those that turn the direction of the text around them, that join, mark or fill, and a few that are drawn
 * as nothing. With them a name can be blank, or be written to look like another's.
 *
 * Source: Unicode's general categories Cf, Cs, Zl and Zp; its property Default_Ignorable_Code_Point, which has the Hangul fillers, the
 * grapheme joiner and the variation selectors; and by hand what Unicode counts as a symbol though it is blank: the empty Braille pattern,
 * the musical note without a head and the Khitan filler. UTR 36, section 2.5 (bidirectional text spoofing).
 */
const unseen = String.raw`\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}\u{16FE4}`;

/** Signs that take a letter's vowel away: about them the scripts of India and its neighbours choose a letter's shape by a joiner. */
const virama = String.raw`[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D3B\u0D3C\u0D4D\u0DCA\u1039\u103A\u17D2\u1B44\u1BAA\u1BAB\uA806\uA8C4\uA953\uA9C0\uABED\u{11133}\u{11134}]`;

/** Letters that join to their neighbours, where a non-joiner keeps two of them apart inside a word. */
const cursive = String.raw`[\p{scx=Arab}\p{scx=Syrc}\p{scx=Nkoo}\p{scx=Adlm}\p{scx=Rohg}\p{scx=Mong}]`;

const picture = String.raw`\p{Extended_Pictographic}`;

/**
 * Where they belong to how a word or a picture is written, each with what has to stand before it. Every way begins with one that is seen
 * and takes one that is not, and no text can be read in two of them: however long a line is, it is read once.
 *
 * Source: UAX 31, section 2.3.1 (joiners in words); UTS 51 (sequences of emoji); UTS 37 (variants of ideographs, as in Japanese names).
 */
const belonging = [
  String.raw`${virama}\u200D`,
  String.raw`${virama}\u200C(?=[\p{L}\p{M}])`,
  String.raw`\p{L}[\u200C\u200D](?=${virama})`,
  String.raw`(?=[\p{L}\p{M}])${cursive}\u200C(?=(?=\p{L})${cursive})`,
  String.raw`(?=\p{L})\p{Script=Mongolian}[\u180B-\u180F]`,
  String.raw`\p{Ideographic}[\uFE00-\uFE02\u{E0100}-\u{E01EF}]`,
  String.raw`${picture}[\uFE0F\u{1F3FB}-\u{1F3FF}]?\u200D(?=${picture})`,
  String.raw`${picture}[\uFE0E\uFE0F]`,
  String.raw`[0-9#*]\uFE0F\u20E3`,
].join('|');

const unseenOrBelonging = new RegExp(`${belonging}|(?<unseen>[${unseen}])`, 'gu');

/** The pattern of a whole line in which everything is seen or belongs where it stands; control characters are none of it either. */
export const plainLine = new RegExp(`^(?:${belonging}|[^\\p{Cc}${unseen}])*$`, 'u');

/** Does a text hold a character that nobody sees, where nothing is written with it? */
export function hasInvisible(text: string): boolean {
  return nameInvisible(text) !== text;
}

/**
 * The text with its invisible characters written out, to show what is wrong with it.
 *
 * @example nameInvisible('Ada\u202Egnp') // 'Ada<U+202E>gnp'
 */
export function nameInvisible(text: string): string {
  return text.replaceAll(unseenOrBelonging, (found: string, hidden: string | undefined) => {
    if (hidden === undefined) return found;
    const codePoint = hidden.codePointAt(0) ?? 0;
    return `<U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}
