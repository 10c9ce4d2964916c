import { describe, expect, it } from 'vitest';
import { pickLanguage } from './languages.ts';

describe('pickLanguage', () => {
  it.each<[string, (string | null)[], string | null]>([
    ['the first that there is', ['it-CH', 'fr-CH', 'de-CH'], 'fr'],
    ['a language for each of its regions', ['es-419'], 'es'],
    ['a tag as directories write it', ['DE_ch'], 'de'],
    ['nothing in place of what is no tag', ['', null, 'deutsch', 'POSIX'], null],
    ['nothing where nothing is wanted', [], null],
  ])('takes %s', (_, wanted, expected) => {
    expect(pickLanguage(wanted)).toBe(expected);
  });
});
