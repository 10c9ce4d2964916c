/** What a document of ours is made of: no fractions, no dates, nothing that two programs print differently. */
export type PlainValue =
  | string
  | number
  | boolean
  | null
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };

/**
 * One text for one value: keys in code-unit order, no white space, strings as JSON prints them (the form of RFC 8785). A hash of a
 * document is the hash of this text's UTF-8, so that `sha256sum` of the published file gives the same.
 *
 * @throws RangeError for a number that is not a safe integer.
 * @example canonicalText({ b: 1, a: ['x', null] }) // '{"a":["x",null],"b":1}'
 */
export function canonicalText(value: PlainValue): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError('A document holds whole numbers alone.');
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(canonicalText).join(',')}]`;
  const fields = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const field = value[key];
      return field === undefined ? [] : [`${JSON.stringify(key)}:${canonicalText(field)}`];
    });
  return `{${fields.join(',')}}`;
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}
