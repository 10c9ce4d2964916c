/**
 * Why words may tell who wrote them. `leader`: how somebody calls the leader; `you`: the writer's own name; `person`: somebody else;
 * `only`: that nobody else could say this; `role`: as what somebody works.
 */
export type TellingKind = 'leader' | 'you' | 'person' | 'email' | 'phone' | 'date' | 'place' | 'only' | 'role';

/** A place in a text where its writer may show. */
export interface TellingWords {
  readonly kind: TellingKind;
  /** As they are written. */
  readonly words: string;
  /** In UTF-16 code units, `end` after the last. */
  readonly start: number;
  readonly end: number;
}

/** What one language says when it tells. */
export interface TellingList {
  /** Where upper and lower case are the same. */
  readonly anyCase: Readonly<Partial<Record<TellingKind, readonly string[]>>>;
  /** Where they are not: a ward's letter, a name after a title. */
  readonly asWritten: Readonly<Partial<Record<TellingKind, readonly string[]>>>;
}

/**
 * Letters of European languages, for a class of a regular expression. All letters of the world, in either case, would take a slow phone
 * a third of a second to prepare.
 */
export const letters = 'A-Za-z\\u00c0-\\u024f';
/** A capital letter, or one of those that are seldom written. */
export const capital = '[A-Z\\u00c0-\\u00de\\u0100-\\u017f]';

/** One of several words, as a part of a regular expression. */
export function oneOf(words: string): string {
  return `(?:${words.trim().split(/,\s+/).join('|')})`;
}

/** The same with a capital letter at its beginning, or without. */
export function eitherCase(words: string): string {
  const either = words
    .trim()
    .split(/,\s+/)
    .map((word) => {
      const first = word.charAt(0);
      return `[${first.toUpperCase()}${first.toLowerCase()}]${word.slice(1)}`;
    });
  return `(?:${either.join('|')})`;
}

/** Up to three words that may stand between two others. */
export const someWords = `(?:[${letters}'’-]{1,24} ){0,3}`;
/** A number, a letter, or both, as wards and rooms are called; no "I", which is a word ("room I need"). */
export const doorSign = '(?:\\d{1,4}[A-Za-z]?|[A-HJ-Z]{1,2}\\d{0,3})';
/** Words after which a role is somebody else's: "as a doctor she …". Up to two may stand before them. */
export function notOf(words: string): string {
  return `(?!,?(?: [${letters}'’-]{1,24}){0,2} ${oneOf(words)}(?![${letters}]))`;
}
/** A surname after a title, also one of two parts. */
export const surname = `${capital}[${letters}'’-]{1,30}`;
