import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderTexts } from './order-texts.ts';

const SECRET = '0123456789abcdef';
const ALPHABET = [...'abcdefghijklmnop'];

describe('orderTexts', () => {
  it('gives one order whatever order the texts came in, and loses none', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.string())
          .chain((texts) => fc.tuple(fc.constant(texts), fc.shuffledSubarray(texts, { minLength: texts.length }))),
        ([texts, shuffled]) => {
          const ordered = orderTexts(texts, SECRET, 'keep');
          expect(orderTexts(shuffled, SECRET, 'keep')).toEqual(ordered);
          expect([...ordered].sort()).toEqual([...texts].sort());
        },
      ),
    );
  });

  it('keeps to one generator: a tally that is repeated by a later version makes the same bytes', () => {
    const ten = [...'abcdefghij'];
    expect(orderTexts(ten, SECRET, 'keep').join('')).toBe('aedfcgihjb');
    expect(orderTexts(ten, SECRET, 'change').join('')).toBe('igjbfcehda');
  });

  it('differs by secret and by purpose, so that no order can be carried over', () => {
    const orders = [
      orderTexts(ALPHABET, SECRET, 'keep'),
      orderTexts(ALPHABET, SECRET, 'change'),
      orderTexts(ALPHABET, `${SECRET}g`, 'keep'),
      ALPHABET,
    ];
    expect(new Set(orders.map((order) => order.join(''))).size).toBe(orders.length);
  });

  it('puts every text first about equally often', () => {
    const first = new Map<string, number>();
    for (let round = 0; round < 6000; round += 1) {
      const [text = ''] = orderTexts(['a', 'b', 'c'], `${SECRET}${round}`, 'keep');
      first.set(text, (first.get(text) ?? 0) + 1);
    }
    for (const text of ['a', 'b', 'c']) expect(Math.abs((first.get(text) ?? 0) - 2000)).toBeLessThan(200);
  });

  it('refuses a secret that can be guessed', () => {
    expect(() => orderTexts([], 'short', 'keep')).toThrow('at least 16 characters');
  });
});
