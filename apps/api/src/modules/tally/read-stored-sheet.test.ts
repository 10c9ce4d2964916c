import { answerSheetSchema } from '@heartset/model/api/answers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStoredSheet } from './read-stored-sheet.ts';

const comment = { promptId: 'keep', text: 'secret words', mode: 'as-written' };

describe('readStoredSheet', () => {
  it.each([
    ['a text', 'secret words', 'sheet: '],
    ['nothing', null, 'sheet: '],
    ['a list of ratings', { ratings: [3], comments: [] }, 'ratings: '],
    ['a rating as a text', { ratings: { trust: '3' }, comments: [] }, 'ratings: '],
    ['NaN as a text', { ratings: { trust: 'NaN' }, comments: [] }, 'ratings: '],
    ['a rating of null, as JSON writes NaN', { ratings: { trust: null }, comments: [] }, 'ratings: '],
    ['no comments', { ratings: {} }, 'comments: '],
    ['very many comments', { ratings: {}, comments: Array.from({ length: 7 }, () => comment) }, 'comments: '],
    ['a comment without a prompt', { ratings: {}, comments: [{ ...comment, promptId: 7 }] }, 'comments[0].promptId: '],
    [
      'a comment of 2001 characters',
      { ratings: {}, comments: [{ ...comment, text: 'x'.repeat(2001) }] },
      'comments[0].text: ',
    ],
    ['an unknown wish', { ratings: {}, comments: [comment, { ...comment, mode: 'aloud' }] }, 'comments[1].mode: '],
  ])('refuses %s, naming where and quoting nothing', (_, stored, where) => {
    expect(() => readStoredSheet(stored)).toThrow(where);
    expect(() => readStoredSheet(stored)).not.toThrow('secret words');
  });

  it('lets through what the schema of the wire lets through, and reads the same', () => {
    const rating = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constant('not-observed'));
    const sheet = fc.record({
      ratings: fc.dictionary(fc.string({ minLength: 1, maxLength: 20 }), rating),
      comments: fc.array(
        fc.record({
          promptId: fc.string({ minLength: 1, maxLength: 20 }),
          text: fc.string(),
          mode: fc.constantFrom('as-written', 'only-that-commented'),
        }),
        { maxLength: 6 },
      ),
    });
    fc.assert(
      fc.property(sheet, (stored) => {
        const read = readStoredSheet(JSON.parse(JSON.stringify(stored)));
        expect(read).toEqual(answerSheetSchema.parse(JSON.parse(JSON.stringify(stored))));
      }),
    );
  });
});
