import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCampaignSchema } from './api/campaigns.ts';
import { addPersonSchema } from './api/people.ts';
import { hasInvisible, nameInvisible, plainLine } from './invisible-characters.ts';

const campaign = (name: string) => createCampaignSchema.safeParse({ name, deadlineAt: '2030-01-01T00:00:00Z' }).success;
const person = (givenName: string) =>
  addPersonSchema.safeParse({ givenName, familyName: '', email: 'ada@hospital.example' }).success;

describe('names that are typed in', () => {
  it.each([
    ['turned around', 'Ada\u202Earevir'],
    ['isolated', 'Ada\u2066Rivera\u2069'],
    ['marked', 'Ada\u200FRivera'],
    ['with a space of no width', 'Ada\u200BRivera'],
    ['with a soft hyphen', 'Ri\u00ADvera'],
    ['with a byte-order mark', '\uFEFFAda'],
    ['with a tag', 'Ada\u{E0041}'],
    ['over two lines', 'Ada\nRivera'],
    ['over two paragraphs', 'Ada\u2029Rivera'],
    ['of a Hangul filler alone', '\u3164'],
    ['of narrow and old fillers', '\uFFA0\u115F\u1160'],
    ['of an empty Braille pattern', '\u2800'],
    ['of a note without a head', '\u{1D159}'],
    ['of a Khitan filler', '\u{16FE4}'],
    ['with a joiner of graphemes', 'Ada\u034F Rivera'],
    ['of joiners alone', '\u200D\u200C'],
    ['with a joiner between Latin letters', 'A\u200Dda'],
    ['with a non-joiner between Latin letters', 'A\u200Cda'],
    ['with a joiner between letters of Devanagari', 'क\u200Dष'],
    ['with a joiner at the end of a word', 'مهدی\u200C'],
    ['with two joiners in a row', 'مهدی\u200C\u200Cزاده'],
    ['with a selector of variants after a Latin letter', 'Ada\uFE0F'],
    ['with a selector of variants after a letter that has none', 'क्\u{E0100}ष'],
    ['with half of a character', 'Ada\uD800'],
  ])('are refused when %s', (_how, name) => {
    // A byte-order mark or a separator at the edge is white space, and trimmed.
    const trimmed = name.trim() === name;
    expect([campaign(name), person(name)]).toEqual([!trimmed, !trimmed]);
  });

  it.each([
    'Ada Rivera',
    'Zoë O’Neil-Łuk',
    'مهدی\u200Cزاده',
    'क्\u200Dष',
    'മോഹന്\u200D',
    'র\u200D্যাচেল',
    'ශ්\u200Dරී',
    'ಅರ್\u200Cಜುನ',
    '李明',
    '葛\u{E0100}城',
    '김민수',
    '👩\u200D⚕️ Team',
    '👩🏽\u200D❤️\u200D👨🏿',
    '🏳️\u200D🌈',
    '#️⃣ 1️⃣',
    'Á',
  ])('are taken: %s', (name) => {
    expect([campaign(name), person(name)]).toEqual([true, true]);
  });
});

/** All that Unicode calls ignorable or a format, and what is drawn as nothing; surrogates come only in pairs from here. */
const unseen = fc
  .integer({ min: 0x80, max: 0xe0fff })
  .filter((codePoint) => {
    const character = String.fromCodePoint(codePoint);
    return /[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u.test(character);
  })
  .map((codePoint) => String.fromCodePoint(codePoint));
const someUnseen = fc.oneof(
  unseen,
  fc.constantFrom(...'\u3164\u2800\u115F\u1160\u034F\u200C\u200D\u2029\u2028\uFE0F\u{E0100}'),
);
const word = fc.stringMatching(/^[A-Za-z'’ .-]{0,12}$/);
const piece = fc.oneof(
  someUnseen,
  fc.constantFrom('क', '्', 'র', 'ی', 'ا', 'ᠠ', '葛', '👩', '🏽', '❤', '️', '1', '⃣', 'a', ' '),
);

describe('whatever nobody sees', () => {
  it('is refused anywhere between letters that are not written with it', () => {
    fc.assert(
      fc.property(word, fc.array(someUnseen, { minLength: 1, maxLength: 4 }), word, (before, hidden, after) => {
        const name = `${before}${hidden.join('')}${after}`;
        expect(plainLine.test(name)).toBe(false);
        expect(hasInvisible(name)).toBe(true);
        expect(nameInvisible(name).match(/<U\+/g)).toHaveLength(hidden.length);
      }),
    );
  });

  it('never makes up a whole name', () => {
    fc.assert(
      fc.property(fc.array(someUnseen, { minLength: 1 }), (hidden) => {
        expect(plainLine.test(hidden.join(''))).toBe(false);
      }),
    );
  });

  it('is written out exactly where a line is refused for it, and the written line is taken', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(hasInvisible(text)).toBe(!plainLine.test(text));
        expect(plainLine.test(nameInvisible(text))).toBe(true);
      }),
    );
  });

  it('is found in a long line without trying the line in many ways', () => {
    for (const sequence of ['👩🏽\u200D', '❤️', '👩🏽', 'क्\u200D', 'ی\u200C', '1️⃣', '葛\u{E0100}']) {
      expect(plainLine.test(`${sequence.repeat(5000)}\u200B`)).toBe(false);
    }
  });
});

it('writes out what nobody sees', () => {
  expect(nameInvisible('Ada\u202Egnp\u{E0041}')).toBe('Ada<U+202E>gnp<U+E0041>');
  expect(nameInvisible('A\u200Dda\u3164')).toBe('A<U+200D>da<U+3164>');
  expect(nameInvisible('مهدی\u200Cزاده')).toBe('مهدی\u200Cزاده');
});
