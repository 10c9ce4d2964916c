import { describe, expect, it } from 'vitest';
import { textBytes, toHex } from '../protocol/byte-strings.ts';
import { expandMessage } from './expand-message.ts';

const tag = textBytes('QUUX-V01-CS02-with-expander-SHA512-256');

describe('expandMessage', () => {
  it.each([
    ['', '6b9a7312411d92f921c6f68ca0b6380730a1a4d982c507211a90964c394179ba'],
    ['abc', '0da749f12fbe5483eb066a5f595055679b976e93abe9be6f0f6318bce7aca8dc'],
  ])('gives what RFC 9380, K.3, gives for "%s"', (message, expected) => {
    expect(toHex(expandMessage(textBytes(message), tag, 32))).toBe(expected);
  });

  it('gives as many bytes as are wanted, over several blocks', () => {
    expect(expandMessage(textBytes('abc'), tag, 200)).toHaveLength(200);
  });

  it('refuses what is out of bounds', () => {
    expect(() => expandMessage(tag, tag, 0)).toThrow(RangeError);
    expect(() => expandMessage(tag, tag, 255 * 64 + 1)).toThrow(RangeError);
    expect(() => expandMessage(tag, new Uint8Array(0), 32)).toThrow(RangeError);
    expect(() => expandMessage(tag, new Uint8Array(256), 32)).toThrow(RangeError);
  });
});
