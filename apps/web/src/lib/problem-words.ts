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

/**
 * The reasons that a refusal names one by one, each once. Only whole sentences stand by themselves; a fragment such as "must be later"
 * belongs to an input, and says nothing without it.
 *
 * @example problemReasons(new ProblemError({ code: 'campaign-not-ready', fields: […], … })) // ["Ada Bell: nobody is asked yet."]
 */
export function problemReasons(error: unknown): string[] {
  if (!(error instanceof ProblemError)) return [];
  return [...new Set(error.fields.map((field) => field.message).filter(isSentence))];
}

function isSentence(message: string): boolean {
  return /[.!?]$/.test(message);
}

/**
 * What an input is marked with that the API has refused; undefined where it took it. The API's own message is shown where it is a whole
 * sentence, else ours for an input of this name, else a general one.
 *
 * @param name what the API calls the input: its path, or the end of it
 * @example inputProblem(new ProblemError({ code: 'input-invalid', fields: [{ path: 'email', … }], … }), 'email', i18next) // "Write it like …"
 */
export function inputProblem(error: unknown, name: string, words: Words): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const refused = error.fields.find(({ path }) => path === name || path.endsWith(`.${name}`));
  if (refused === undefined) return undefined;
  if (isSentence(refused.message)) return refused.message;
  const key = `problems.inputs.${name}`;
  return words.t(words.exists(key) ? key : 'problems.inputs.other');
}

/**
 * What went wrong in reading a page. Nothing was filled in there: what the API takes for a wrong input is an address that leads
 * nowhere.
 *
 * @example problemOfReading(new ProblemError({ code: 'input-invalid', … })) // a ProblemError 'not-found'
 */
export function problemOfReading(error: unknown): unknown {
  if (!(error instanceof ProblemError) || error.code !== 'input-invalid') return error;
  return new ProblemError({ code: 'not-found', status: 404, title: error.code, requestId: error.requestId });
}
