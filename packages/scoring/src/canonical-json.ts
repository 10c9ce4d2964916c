import { ScoringInputError } from './scoring-input-error.ts';

/**
 * One text for one value: keys in code-unit order, no white space, numbers as JSON prints them.
 * The text that is hashed and stored for a release (the form of RFC 8785).
 *
 * @throws ScoringInputError for what JSON cannot say: NaN, infinity, undefined, functions, dates.
 * @example canonicalJson({ b: 1, a: [true, null] }) // '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  return write(value, null);
}

/** Where a value stands: a chain, put into words only for an error. Wording every place was most of the work. */
type Place = { within: Place | null; step: string | number } | null;

function write(value: unknown, place: Place): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new ScoringInputError(pathTo(place), `${value} has no JSON`);
    return String(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    const entries: string[] = [];
    for (let step = 0; step < value.length; step += 1) entries.push(write(value[step], { within: place, step }));
    return `[${entries.join(',')}]`;
  }
  if (!isPlainObject(value)) throw new ScoringInputError(pathTo(place), `a value of type ${typeof value} has no JSON`);
  const fields: string[] = [];
  for (const step of Object.keys(value).sort()) {
    fields.push(`${JSON.stringify(step)}:${write(value[step], { within: place, step })}`);
  }
  return `{${fields.join(',')}}`;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function pathTo(place: Place): string {
  if (place === null) return '$';
  const { within, step } = place;
  return `${pathTo(within)}${typeof step === 'number' ? `[${step}]` : `.${step}`}`;
}
