import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

describe('canonicalJson', () => {
  it('sorts keys, keeps arrays, writes no space', () => {
    expect(canonicalJson({ b: 1, a: [true, null, { d: 'x', c: -0 }] })).toBe('{"a":[true,null,{"c":0,"d":"x"}],"b":1}');
  });

  it('says what JSON.parse reads back, whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([
    [{ a: [Number.NaN] }, '$.a[0]: NaN has no JSON'],
    [{ a: undefined }, '$.a: a value of type undefined has no JSON'],
    [new Date(0), '$: a value of type object has no JSON'],
    [() => 1, '$: a value of type function has no JSON'],
  ])('refuses %o', (value, message) => {
    expect(() => canonicalJson(value)).toThrow(message);
  });
});
