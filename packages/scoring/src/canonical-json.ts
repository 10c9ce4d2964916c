import { ScoringInputError } from './scoring-input-error.ts';

/**
 * One text for one value: keys in code-unit order, no white space, numbers as JSON prints them.
 * The text that is hashed and stored for a release (the form of RFC 8785).
 *
 * @throws ScoringInputError for what JSON cannot say: NaN, infinity, undefined, functions, dates.
 * @example canonicalJson({ b: 1, a: [true, null] }) // '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  return write(value, null, new Map());
}

/** Where a value stands: a chain, put into words only for an error. Wording every place was most of the work. */
type Place = { within: Place | null; step: string | number } | null;

/** @param words of keys, as JSON: the same few stand in every part of a document */
function write(value: unknown, place: Place, words: Map<string, string>): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new ScoringInputError(pathTo(place), `${value} has no JSON`);
    return String(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    let text = '';
    for (let step = 0; step < value.length; step += 1) {
      text += `${step > 0 ? ',' : ''}${write(value[step], { within: place, step }, words)}`;
    }
    return `[${text}]`;
  }
  if (!isPlainObject(value)) throw new ScoringInputError(pathTo(place), `a value of type ${typeof value} has no JSON`);
  let text = '';
  for (const step of inOrder(Object.keys(value))) {
    text += `${text === '' ? '' : ','}${keyWord(step, words)}${write(value[step], { within: place, step }, words)}`;
  }
  return `{${text}}`;
}

function keyWord(key: string, words: Map<string, string>): string {
  const known = words.get(key);
  if (known !== undefined) return known;
  const word = `${JSON.stringify(key)}:`;
  words.set(key, word);
  return word;
}

/** By code units. Most objects are written in one order again and again, and have it already: to look is quicker than to sort. */
function inOrder(keys: string[]): string[] {
  for (let next = 1; next < keys.length; next += 1) if ((keys[next - 1] ?? '') > (keys[next] ?? '')) return keys.sort();
  return keys;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function pathTo(place: Place): string {
  if (place === null) return '$';
  const { within, step } = place;
  return `${pathTo(within)}${typeof step === 'number' ? `[${step}]` : `.${step}`}`;
}
