/** Texts that come with a part of the survey; `survey` are those that every page needs. */
export type TextPart =
  | 'survey'
  | 'how-it-works'
  | 'other-device'
  | 'published-number'
  | 'receipts'
  | 'accessibility'
  | 'stop';

/** One file for each language and part, and nobody loads what they do not read. */
const files = import.meta.glob<object>('./locales/*.json', { import: 'default' });

/**
 * Loads the texts of a part in a language.
 *
 * @throws when they do not come, or when there are none
 */
export async function readTexts(language: string, part: TextPart): Promise<object> {
  const file = `./locales/${part === 'survey' ? language : `${part}.${language}`}.json`;
  const read = files[file];
  if (!read) throw new Error(`There is no ${file}.`);
  return read();
}
