/** The languages of the rater's pages, each under its own name. */
export const languages = [
  { tag: 'en', name: 'English' },
  { tag: 'de', name: 'Deutsch' },
  { tag: 'fr', name: 'Français' },
  { tag: 'es', name: 'Español' },
] as const;

export type Language = (typeof languages)[number]['tag'];

/**
 * The first of the wanted languages that there is, by language alone: regions do not matter.
 *
 * @param wanted BCP 47 tags, best first; a directory's `de_CH` is read as `de-CH`, and what is no tag is passed over
 * @returns null when there is none of them
 * @example pickLanguage(['it-CH', 'fr-CH']) // 'fr'
 */
export function pickLanguage(wanted: readonly (string | null)[]): Language | null {
  for (const tag of wanted) {
    const primary = tag?.split(/[-_]/)[0]?.toLowerCase();
    const found = languages.find((language) => language.tag === primary);
    if (found) return found.tag;
  }
  return null;
}
