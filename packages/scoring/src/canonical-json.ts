import { ScoringInputError } from './scoring-input-error.ts';

/**
 * One text for one value: keys in code-unit order, no white space, numbers as JSON prints them.
 * The text that is hashed and stored for a release (the form of RFC 8785).
 *
 * @throws ScoringInputError for what JSON cannot say: NaN, infinity, undefined, functions, dates.
 * @example canonicalJson({ b: 1, a: [true, null] }) // '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new ScoringInputError(path, `${value} has no JSON`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((entry, index) => write(entry, `${path}[${index}]`)).join(',')}]`;
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${write(entry, `${path}.${key}`)}`).join(',')}}`;
  }
  throw new ScoringInputError(path, `a value of type ${typeof value} has no JSON`);
}
