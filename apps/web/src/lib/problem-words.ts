import { ProblemError } from './problem-error.ts';

/** What a translation function must be able to do here. */
export type Words = { exists: (key: string) => boolean; t: (key: string) => string };

/**
 * The sentence for a failure: ours by its code, else the API's own, else a general one.
 *
 * @example problemWords(new ProblemError({ code: 'not-found', … }), i18next) // "That page is not here…"
 */
export function problemWords(error: unknown, words: Words): string {
  if (!(error instanceof ProblemError)) return words.t('problems.unexpected');
  const key = `problems.${error.code}`;
  if (words.exists(key)) return words.t(key);
  return error.detail ?? words.t('problems.unexpected');
}

/** The sentence of the API about one input, when it names one. */
export function fieldProblem(error: unknown, path: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  return error.fields.find((field) => field.path === path)?.message;
}
