import type { TellingKind, TellingWords } from './telling-words.ts';

/** More would be a reproach. */
const shownMost = 4;
/** What leads to one person comes first; how the leader is called, last. */
const byWeight: readonly TellingKind[] = ['you', 'email', 'phone', 'only', 'role', 'person', 'date', 'place', 'leader'];

/** What is shown of the words that were found: each once, those that tell most first, four at most. */
export function wordsToShow(found: readonly TellingWords[]): readonly TellingWords[] {
  const each = new Map(found.map((one) => [`${one.kind} ${one.words.toLowerCase()}`, one]));
  return [...each.values()].sort((a, b) => byWeight.indexOf(a.kind) - byWeight.indexOf(b.kind)).slice(0, shownMost);
}
