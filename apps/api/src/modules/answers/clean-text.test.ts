import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text.ts';

describe('a text as it is stored', () => {
  it.each([
    ['stays as it is', 'Ärger, 良い, 👩‍👩‍👧 and a\ttab\n', 'Ärger, 良い, 👩‍👩‍👧 and a\ttab\n'],
    ['has line feeds for all line ends', 'a\r\nb\rc\vd\fe\u2028f', 'a\nb\nc\nd\ne\nf'],
    ['has no invisible control characters', 'be\u0007ll\u001b[31m\u009f\u007f', 'bell[31m'],
    ['has a replacement for half a character', 'a\ud83db\udc4d', 'a\ufffdb\ufffd'],
  ])('%s', (_name, text, stored) => {
    expect(cleanText(text)).toBe(stored);
  });

  it('cannot hold U+0000', () => {
    expect(cleanText('a\u0000')).toBeNull();
  });

  it('is clean when it was cleaned', () => {
    const codes = Array.from({ length: 0xffff }, (_, index) => index + 1);
    const changedAgain = codes.filter((code) => {
      const once = cleanText(String.fromCharCode(code));
      return once === null || cleanText(once) !== once;
    });
    expect(changedAgain).toEqual([]);
  });
});
