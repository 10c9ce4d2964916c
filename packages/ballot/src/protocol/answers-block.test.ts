import type { AnswerSheet } from '@heartset/model';
import { getInstrument } from '@heartset/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersBlockBytes, fitsAnswersBlock, largestAnswers, packAnswers, unpackAnswers } from './answers-block.ts';
import { toHex } from './byte-strings.ts';

const mode = fc.constantFrom('as-written' as const, 'only-that-commented' as const);
const id = fc.stringMatching(/^[a-z0-9-]{1,60}$/);
const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 400 }));
const sheet: fc.Arbitrary<AnswerSheet> = fc.record({
  ratings: fc.dictionary(id, fc.oneof(fc.integer({ min: 1, max: 7 }), fc.constant('not-observed' as const)), {
    maxKeys: 41,
  }),
  comments: fc.uniqueArray(fc.record({ promptId: id, text, mode }), {
    maxLength: 6,
    selector: ({ promptId }) => promptId,
  }),
});

/** A sheet with every item and six comments of 2,000 characters. */
function fullSheet(character: string): { sheet: AnswerSheet; frame: { itemIds: string[]; promptIds: string[] } } {
  const instrument = getInstrument('hcl-360');
  const itemIds = instrument?.items.map((item) => item.id) ?? [];
  const promptIds = (instrument?.askOthers ?? [])
    .map((prompt) => prompt.id)
    .sort((a, b) => b.length - a.length)
    .slice(0, 6);
  const comments = promptIds.map((promptId) => ({
    promptId,
    text: character.repeat(2000 / character.length),
    mode: 'only-that-commented' as const,
  }));
  return {
    sheet: { ratings: Object.fromEntries(itemIds.map((item) => [item, 'not-observed' as const])), comments },
    frame: { itemIds, promptIds },
  };
}

describe('a block of answers', () => {
  it('has one size, and gives back what went in', () => {
    fc.assert(
      fc.property(sheet, (one) => {
        const block = packAnswers(one);
        expect(block).toHaveLength(answersBlockBytes);
        expect(unpackAnswers(block)).toEqual(one);
      }),
    );
  });

  it('is the same whatever the order of ratings', () => {
    const one = packAnswers({ ratings: { b: 1, a: 2 }, comments: [] });
    expect(toHex(one)).toBe(toHex(packAnswers({ ratings: { a: 2, b: 1 }, comments: [] })));
  });

  it.each([
    ['Latin', 'a'],
    ['accents', 'é'],
    ['Chinese', '漢'],
    ['emoji', '😀'],
    ['quotation marks', '"'],
    ['line ends', '\n'],
    ['control characters', '\u0001'],
    ['every second one Chinese', '漢"'],
  ])('takes 41 items and six comments of 2,000 characters: %s', (_name, character) => {
    const { sheet: full, frame } = fullSheet(character);
    expect(frame).toMatchObject({ itemIds: { length: 41 }, promptIds: { length: 6 } });
    expect(unpackAnswers(packAnswers(full))).toEqual(full);
    expect(fitsAnswersBlock(frame)).toBe(true);
  });

  it('says beforehand what the longest sheet takes: to the byte, for the worst script', () => {
    const { sheet: full, frame } = fullSheet('漢');
    const used = packAnswers(full).findLastIndex((byte) => byte !== 0) + 1;
    expect(used).toBe(largestAnswers(frame));
    expect(used).toBeLessThan(answersBlockBytes);
    const long = (count: number, length: number) =>
      Array.from({ length: count }, (_, place) => String(place).padStart(length, 'x'));
    expect(fitsAnswersBlock({ itemIds: long(41, 60), promptIds: long(6, 60) })).toBe(true);
    expect(fitsAnswersBlock({ itemIds: long(200, 60), promptIds: long(6, 60) })).toBe(false);
  });

  it('writes half a character as the replacement character, so that it can be read again', () => {
    const one = {
      ratings: {},
      comments: [{ promptId: 'p', text: `a${'😀'.slice(0, 1)}b`, mode: 'as-written' as const }],
    };
    expect(unpackAnswers(packAnswers(one)).comments[0]?.text).toBe('a\uFFFDb');
  });

  it('refuses a comment of 2,001 characters, and a sheet that does not fit', () => {
    const long = { ratings: {}, comments: [{ promptId: 'p', text: 'a'.repeat(2001), mode: 'as-written' as const }] };
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, place) => [String(place).padStart(60, 'x'), 1]));
    for (const one of [long, { ratings: many, comments: [] }]) {
      expect(() => packAnswers(one)).toThrow(expect.objectContaining({ code: 'answers-too-long' }));
    }
  });

  it('refuses whatever it would not have written', () => {
    const block = packAnswers({ ratings: { a: 3 }, comments: [{ promptId: 'p', text: 'ab', mode: 'as-written' }] });
    const changed = (place: number, byte: number) => block.with(place, byte);
    const wrong = [
      block.subarray(1),
      new Uint8Array(answersBlockBytes),
      changed(0, 2),
      changed(1, 255),
      changed(3, 0),
      changed(answersBlockBytes - 1, 1),
    ];
    for (const bytes of wrong) {
      expect(() => unpackAnswers(bytes)).toThrow(expect.objectContaining({ code: 'answers-unreadable' }));
    }
    fc.assert(
      fc.property(fc.nat(120), fc.nat(255), (place, byte) => {
        let read: AnswerSheet | null = null;
        try {
          read = unpackAnswers(changed(place, byte));
        } catch (error) {
          expect(error).toMatchObject({ name: 'BallotError' });
        }
        if (read) expect(toHex(packAnswers(read))).toBe(toHex(changed(place, byte)));
      }),
    );
  });
});
